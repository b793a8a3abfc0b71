import { type Client, storyKey } from "../local/story/client.ts";
import { submission } from "../local/story/submission.ts";
import { must } from "./verdicts.ts";

/** What the story looks at on an issue's page. */
export interface Page {
  readonly status: string;
  readonly tier: number;
  readonly version: number;
  readonly duties: readonly { readonly kind: string; readonly dueAt: string }[];
  readonly timeline: readonly { readonly sentence: string; readonly at: string; readonly late: boolean }[];
  readonly actions: readonly { readonly command: string; readonly assignment?: string }[];
}

/** One issue and the hands that move it, through the API as browsers do. */
export interface Issue {
  readonly receipt: string;
  readonly code: string;
  page(user?: string): Promise<Page>;
  give(user: string, path: string, command: object): Promise<unknown>;
}

/** Its lead unit, and the county leader who looks after its enterprise. */
export const UNIT = "u03";
export const LEADER = "leader-01";

export async function submitIssue(client: Client, name: string): Promise<Issue> {
  const body = submission(storyKey("rehearsal", name), { subject: `部署演练：${name}` });
  const receipt = await client.post("/issues", body);
  const again = await client.post("/issues", body);
  must(again["receipt"] === receipt["receipt"], "the same submission sent again gave another receipt");
  return issueOf(client, String(receipt["receipt"]), String(receipt["code"]));
}

function issueOf(client: Client, receipt: string, code: string): Issue {
  return {
    receipt,
    code,
    page: async (user = "office") => (await client.get(`/issues/${receipt}`, user)) as unknown as Page,
    give: (user, path, command) => client.post(`/issues/${receipt}/${path}`, { command }, user),
  };
}

/** @param date the day the office sets on the spot: the issue is due when that day closes */
export async function registerAndDispatch(issue: Issue, date?: string): Promise<void> {
  await issue.give("office", "registration", { class: "C", kind: "property", level: "county", requestType: "help" });
  const limit = date && { limit: { unit: "date", date } };
  await issue.give("office", "dispatch", { unit: UNIT.toUpperCase(), ...limit });
}

export async function sign(issue: Issue): Promise<void> {
  const { actions } = await issue.page(`handler-${UNIT}`);
  const signature = actions.find(({ command }) => command === "signAssignment");
  must(signature !== undefined, "the unit was not asked to sign");
  await issue.give(`handler-${UNIT}`, "signature", { assignment: signature.assignment });
}

/** From the leader's decision to the enterprise's own word. */
export async function solveAndClose(client: Client, issue: Issue): Promise<Page> {
  await issue.give(LEADER, "tier-decision", { text: "自然资源局三日内出具办理方案。" });
  await sign(issue);
  const handler = `handler-${UNIT}`;
  const when = new Date(Date.now() - 1000).toISOString();
  await issue.give(handler, "contacts", { when, means: "phone", text: "已与企业核对材料。" });
  const evidence = await client.upload("产权证.txt", "产权证已核发");
  await issue.give(handler, "close-out", { outcome: "resolved", result: "已核发产权证。", evidence: [evidence] });
  await issue.give(`head-${UNIT}`, "close-out-step", { round: 1, step: 0, decision: "approve" });
  await issue.give("office", "close-out-step", { round: 1, step: 1, decision: "approve" });
  const proof = { receipt: issue.receipt, code: issue.code };
  const seen = await client.post("/follow", proof);
  must(seen["status"] === "verifying", `the enterprise sees ${String(seen["status"])} instead of the question to rate`);
  const rating = { key: storyKey("rating", issue.receipt), round: 1, level: 5, tags: [] };
  await client.post("/follow/rating", { ...proof, ...rating });
  const page = await issue.page();
  must(page.status === "closed" && page.duties.length === 0, `it is ${page.status} with open duties`);
  return page;
}
