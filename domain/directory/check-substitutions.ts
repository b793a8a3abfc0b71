import type { Directory, Substitution } from "../../contract/directory.ts";
import { type DirectoryFault, lineKey } from "./fault.ts";
import { grouped } from "./grouped.ts";
import { overlap, overlaps } from "./period.ts";

/** 代理: not for oneself, one substitute at a time, no circle, a chain of at most two links at any moment. */
export function checkSubstitutions({ substitutions }: Directory): DirectoryFault[] {
  const byPerson = grouped(substitutions, ({ person }) => person);
  const after = ({ substitute }: Substitution) => byPerson.get(substitute) ?? [];
  return [
    ...substitutions
      .filter(({ person, substitute }) => person === substitute)
      .map((one) => fault("substitute-self", [one], {})),
    ...[...byPerson.values()].flatMap((mine) =>
      overlaps(mine).map(([one, other]) =>
        fault("substitute-overlap", [one, other], { person: one.person, substitute: one.substitute }),
      ),
    ),
    ...substitutions.flatMap((first) =>
      after(first).flatMap((second) => {
        const both = first.person === first.substitute ? undefined : overlap(first, second);
        if (both === undefined) return [];
        if (second.substitute === first.person)
          return [fault("substitute-cycle", [first, second], chain(first, second))];
        return after(second)
          .filter((third) => overlap(both, third) !== undefined)
          .map((third) => {
            const code = third.substitute === first.person ? "substitute-cycle" : "substitute-chain";
            return fault(code, [first, second, third], chain(first, second, third));
          });
      }),
    ),
  ];
}

function chain(...links: readonly Substitution[]) {
  return { chain: [links[0]?.person, ...links.map(({ substitute }) => substitute)].join(" → ") };
}

function fault(
  code: DirectoryFault["code"],
  lines: readonly Substitution[],
  facts: NonNullable<DirectoryFault["facts"]>,
): DirectoryFault {
  const keys = lines.map(({ person, substitute }) => lineKey("substitutions", person, substitute));
  return { code, facts, lines: keys, field: "substitute" };
}
