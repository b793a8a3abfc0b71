import type { Directory } from "../../contract/directory.ts";
import type { Seat } from "../../contract/vocabulary.ts";
import { overlap, type Period } from "./period.ts";

/** Somebody who could act from a seat for a while; by which commit of the directory, where one wrote it. */
export interface Held extends Period {
  readonly person: string;
  readonly onBehalfOf?: string;
  readonly via?: string;
  readonly commit?: number | undefined;
}

/** Everybody who could act from a seat at any moment of a time, substitutes included (chain ≤ 2): each with his whole period in the seat. */
export function whoHeld(seat: Seat, time: Period, { holdings, substitutions }: Directory): Held[] {
  const within = <T extends Period>(line: T) => overlap(line, time) !== undefined;
  const owners = holdings
    .filter((one) => one.seat === seat && within(one))
    .map(({ person, from, until, commit }): Held => ({ person, from, until, commit }));
  const standIns = (principals: readonly Held[]) =>
    principals.flatMap((principal) =>
      substitutions.flatMap((one): Held[] => {
        if (one.person !== principal.person || one.substitute === principal.onBehalfOf) return [];
        const both = overlap(principal, one);
        if (both === undefined || !within(both)) return [];
        const { person, onBehalfOf } = principal;
        const behalf = onBehalfOf === undefined ? { onBehalfOf: person } : { onBehalfOf, via: person };
        return [{ person: one.substitute, ...behalf, ...both, commit: one.commit }];
      }),
    );
  const first = standIns(owners);
  return [...owners, ...first, ...standIns(first)].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
