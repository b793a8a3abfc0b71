import type { Commit } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import { Notice } from "../../contract/notice.ts";
import { evolve } from "../../domain/evolve.ts";
import { noticesOf } from "../../domain/recipients.ts";
import { COUNTY } from "./county.ts";
import { pack } from "./issue/county.ts";
import { Life, local } from "./life.ts";

export const due = local("2026-07-10 18:00");
export const red = { key: "solve#1/1/3", owedAt: due, slip: "red", effect: "escalate" } as const;
export const open = () => new Life("I1").submitted(local("2026-07-01 09:00"));
export const registered = () => open().registered(local("2026-07-01 10:00"), { number: "〔2026〕0001号" });
export const given = () => registered().dispatched(local("2026-07-01 11:00"), due, { ladder: [red] });

/** The notices of the last commit of a life. */
export function notices({ commits }: Life, rules = pack): Notice[] {
  const last = commits.at(-1);
  if (last === undefined) return [];
  const before = commits
    .slice(0, -1)
    .reduce<Issue | undefined>((issue, commit: Commit) => evolve(issue, commit), undefined);
  return noticesOf(before, last, { directory: COUNTY, pack: rules }).map((notice) => Notice.parse(notice));
}
export const told = (life: Life, rules = pack) =>
  Object.fromEntries(
    notices(life, rules)
      .filter(({ channel }) => channel === "mail")
      .map(({ recipient, lines }) => [recipient, lines.map(({ template }) => template)]),
  );
