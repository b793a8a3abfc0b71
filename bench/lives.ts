import { type Client, storyKey } from "../local/story/client.ts";
import { submission } from "../local/story/submission.ts";

/** One step of an issue's life: when, which command, and how it is given. */
export interface Step {
  /** Local time in the county's zone. */
  readonly at: string;
  /** The command; two steps of one name in a life are told apart by their place. */
  readonly command: string;
  give(client: Client, life: Life): Promise<unknown>;
  /** What has to be looked up before; not measured. */
  look?(client: Client, life: Life): Promise<unknown>;
}
export interface Life {
  receipt: string;
  code: string;
  assignment: string | undefined;
}

type Give = Step["give"];
const by =
  (user: string, path: string, command: object): Give =>
  (client, { receipt }) =>
    client.post(`/issues/${receipt}/${path}`, { key: storyKey(receipt, user, path, "1"), command }, user);

const submit: Give = async (client, life) => {
  const long = { description: "上市需要产权证明，材料已交半年。".repeat(10) };
  const receipt = await client.post("/issues", submission(storyKey("bench", Math.random()), long));
  life.receipt = String(receipt["receipt"]);
  life.code = String(receipt["code"]);
};
const register = by("office", "registration", { class: "C", kind: "property", level: "county", requestType: "help" });
const dispatch = by("office", "dispatch", { unit: "U03" });
const findAssignment: Give = async (client, life) => {
  const page = await client.get(`/issues/${life.receipt}`, "handler-u03");
  const actions = page["actions"] as { command: string; assignment?: string }[];
  life.assignment = actions.find(({ command }) => command === "signAssignment")?.assignment;
};
const sign: Give = (client, life) => by("handler-u03", "signature", { assignment: life.assignment })(client, life);
const decide = by("leader-01", "tier-decision", { text: "自然资源局三日内出具办理方案。" });
const contact: Give = async (client, life) =>
  by("handler-u03", "contacts", { when: await client.now(), means: "phone", text: "已与企业核对材料。" })(client, life);
const closeOut: Give = async (client, life) => {
  const evidence = await client.upload("产权证.txt", "产权证已核发");
  const command = { outcome: "resolved", result: "已核发产权证。", evidence: [evidence] };
  return by("handler-u03", "close-out", command)(client, life);
};
const headApproves = by("head-u03", "close-out-step", { round: 1, step: 0, decision: "approve" });
const officeApproves = by("office", "close-out-step", { round: 1, step: 1, decision: "approve" });
const rate: Give = (client, { receipt, code }) =>
  client.post("/follow/rating", { receipt, code, key: storyKey(receipt, "rate"), round: 1, level: 5, tags: [] });

const solved = (day: string, next: string): Step[] => [
  { at: `${day}T10:00`, command: "recordContact", give: contact },
  { at: `${day}T10:10`, command: "requestCloseOut", give: closeOut },
  { at: `${day}T11:00`, command: "decideCloseOutStep (unit head)", give: headApproves },
  { at: `${day}T11:10`, command: "decideCloseOutStep (office)", give: officeApproves },
  { at: `${next}T10:00`, command: "rateIssue", give: rate },
];
const begun: Step[] = [
  { at: "2026-11-23T09:01", command: "submitIssue", give: submit },
  { at: "2026-11-23T10:00", command: "registerIssue", give: register },
  { at: "2026-11-23T10:05", command: "dispatchIssue", give: dispatch },
  { at: "2026-11-23T11:00", command: "signAssignment", give: sign, look: findAssignment },
];

/** Nobody works on it until it has climbed to the leader in charge; then it is solved, late. */
export const REFERENCE: readonly Step[] = [
  ...begun,
  { at: "2026-12-01T09:00", command: "recordTierDecision", give: decide },
  ...solved("2026-12-02", "2026-12-03"),
];
/** Everybody acts in time. */
export const SHORTEST: readonly Step[] = [...begun, ...solved("2026-11-24", "2026-11-25")];
