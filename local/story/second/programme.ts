import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Act } from "../acts.ts";
import { type Client } from "../client.ts";
import type { StoryCalendar } from "../days.ts";
import * as again from "./again.ts";
import * as others from "./by-others.ts";
import { Case, type Course, on } from "./case.ts";
import * as higher from "./higher.ts";
import * as objections from "./objections.ts";
import * as time from "./time.ts";

/**
 * The second act, 2026-09-09 to 2026-10-31: one issue for every way in which a case can leave the straight road. Its issues are handed
 * in after the programme's cut-off, so the figures of the first act stay what they are. It begins with the county putting the rules
 * with five tiers in force; what was handed in before keeps its own.
 */
export const CURTAIN = "2026-10-31";

/** Name, unit, day on which it is handed in, what becomes of it. */
const PROGRAMME: readonly (readonly [string, string, string, (issue: Case) => Course])[] = [
  ["异议成立，改由他单位办理", "U03", "2026-09-10", objections.objectionUpheld],
  ["异议不成立", "U04", "2026-09-10", objections.objectionRejected],
  ["异议无人裁定，视为不成立", "U07", "2026-09-10", objections.objectionUnanswered],
  ["同意延期", "U02", "2026-09-10", time.extended],
  ["延期无人审批，到期提级", "U09", "2026-09-10", time.extensionUnanswered],
  ["挂账后提前恢复", "U03", "2026-09-11", time.resumedEarly],
  ["挂账到期恢复", "U08", "2026-09-11", time.resumedByDate],
  ["挂账未到期", "U12", "2026-09-11", time.stillSuspended],
  ["挂账无人审批", "U11", "2026-09-11", time.suspensionUnanswered],
  ["不予销号，二次办理", "U05", "2026-09-11", again.reworked],
  ["回访否认，二次办理", "U10", "2026-09-11", again.deniedOnThePhone],
  ["不满意，仍予销号", "U06", "2026-09-14", again.closedInSpite],
  ["不满意，领导要求重办", "U01", "2026-09-14", again.sentBackByTheLeader],
  ["销号后重新办理", "U02", "2026-09-14", again.reopened],
  ["撤回销号申请", "U04", "2026-09-14", again.takenBack],
  ["企业撤回", "U07", "2026-09-15", others.withdrawn],
  ["并非本意的撤回", "U09", "2026-09-15", others.withdrawnUnderPressure],
  ["不予受理", "U01", "2026-09-15", others.refused],
  ["改派、协办、督办、补正", "U03", "2026-09-15", others.passedOn],
  ["身份保密", "U06", "2026-09-15", others.hidden],
  ["提级到市", "U08", "2026-09-16", higher.toTheCity],
  ["提级到省", "U03", "2026-09-16", higher.toTheProvince],
];
const TWICE = ["同一问题再次反映", "U03", "2026-09-16"] as const;

interface Scenery {
  readonly client: Client;
  readonly calendar: StoryCalendar;
  readonly enterprises: readonly { creditCode: string; name: string }[];
}

/** @returns the first acts of every issue, and the one that went through most */
export function secondAct(scenery: Scenery): { acts: Act[]; hardest: Case } {
  const cases = PROGRAMME.map(([name, unit, day, course], n) => ({ day, course, issue: open(name, unit, n, scenery) }));
  const hardest = cases.at(-1)?.issue;
  if (hardest === undefined) throw new Error("the second act has issues");
  const [name, unit, day] = TWICE;
  cases.push({
    day,
    course: others.merged(() => hardest.receipt),
    issue: open(name, unit, PROGRAMME.length - 1, scenery),
  });
  const acts = cases.map(({ day, course, issue }) => played(on(day), course(issue)));
  return { acts: [rules(), ...acts], hardest };
}

function open(name: string, unit: string, n: number, { client, calendar, enterprises }: Scenery): Case {
  const at = 40 + n;
  const firm = enterprises[at] ?? { creditCode: "", name: "" };
  const leader = `leader-${String((at % 10) + 1).padStart(2, "0")}`;
  const aide = `aide-${String(at + 1).padStart(3, "0")}`;
  return new Case({ name, client, calendar, firm, unit, leader, aide });
}

function played(at: string, course: Course): Act {
  return {
    at,
    play: async () => {
      const { done, value } = await course.next();
      return done === true ? [] : [played(value, course)];
    },
  };
}

/** The administrator drafts the rules with city and province, the head of the office puts them in force. */
function rules(): Act {
  return {
    at: on("2026-09-09"),
    play: async ({ client }) => {
      const file = join(import.meta.dirname, "../../../domain/packs/henan-13710-2.json");
      const pack: unknown = JSON.parse(readFileSync(file, "utf8"));
      const { draft } = await client.post("/settings/packs", { pack }, "admin");
      await client.post(`/settings/drafts/${String(draft)}/publication`, {}, "officeHead");
      return [];
    },
  };
}
