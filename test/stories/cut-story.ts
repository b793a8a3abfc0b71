import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../../contract/county.ts";
import { type Client, storyKey } from "../../local/story/client.ts";
import { submission } from "../../local/story/submission.ts";
import type { Power } from "./power.ts";

/** Twelve issues at once: some solved smoothly, some climbing to the leader in charge, some still in hand at the end. */
export interface Matter {
  readonly n: number;
  readonly course: "smooth" | "climbs" | "inHand";
  receipt: string;
  code: string;
  /** Versions that were answered, by the request key they were asked with. */
  readonly acknowledged: Map<string, number>;
}

export const START = "2026-11-23T09:00";
export const END = "2026-12-04T01:00:00.000Z";
/** Every day of the story, to be proved. */
export const DAYS = Array.from({ length: 11 }, (_, day) =>
  new Date(Date.UTC(2026, 10, 23 + day)).toISOString().slice(0, 10),
);

/** Whoever plays it has to ask again until there is an answer. */
type Asking = Pick<Power, "ask">;
type Act = (matter: Matter, power: Asking) => Promise<void>;
export interface Beat {
  /** Where the clock is moved to. */
  readonly at: string;
  /** What the move brings: rungs of many issues at once, mails, or nothing special. */
  readonly brings: "herd" | "mail" | "little";
  readonly acts?: { readonly of: readonly Matter["course"][]; readonly act: Act; readonly answers: number };
}

export const county = CountyFile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../local/county/pingshan.json"), "utf8")),
);

export function matters(): Matter[] {
  const courses = ["climbs", "smooth", "climbs", "smooth", "climbs", "inHand"] as const;
  return Array.from({ length: 12 }, (_, n) => ({
    n,
    course: courses[n % courses.length] ?? "climbs",
    receipt: "",
    code: "",
    acknowledged: new Map<string, number>(),
  }));
}

function enterprise({ n }: Matter): { creditCode: string; name: string } {
  return county.directory.enterprises[n] ?? { creditCode: "", name: "" };
}
function unit({ n }: Matter): string {
  return county.directory.units[n]?.id ?? "";
}
const handler = (matter: Matter): string => `handler-${unit(matter).toLowerCase()}`;
const head = (matter: Matter): string => `head-${unit(matter).toLowerCase()}`;
const leader = ({ n }: Matter): string => `leader-${String((n % 10) + 1).padStart(2, "0")}`;

async function give(matter: Matter, power: Asking, user: string, path: string, command: object): Promise<void> {
  const key = storyKey("cut", matter.n, user, path, matter.acknowledged.size);
  const answer = await power.ask((client) => client.post(`/issues/${matter.receipt}/${path}`, { key, command }, user));
  matter.acknowledged.set(key, Number(answer["version"]));
}

const submit: Act = async (matter, power) => {
  const { creditCode, name } = enterprise(matter);
  const body = submission(storyKey("cut", "submit", matter.n), {
    creditCode,
    enterpriseName: name,
    subject: `第 ${matter.n + 1} 号诉求`,
    email: `firm-${matter.n + 1}@enterprise.example`,
  });
  const receipt = await power.ask((client) => client.post("/issues", body));
  matter.receipt = String(receipt["receipt"]);
  matter.code = String(receipt["code"]);
};

const registerAndDispatch: Act = async (matter, power) => {
  const registration = { class: "C", kind: "property", level: "county", requestType: "help" };
  await give(matter, power, "office", "registration", registration);
  await give(matter, power, "office", "dispatch", { unit: unit(matter) });
};

const sign: Act = async (matter, power) => {
  const page = await power.ask((client) => client.get(`/issues/${matter.receipt}`, handler(matter)));
  const actions = page["actions"] as { command: string; assignment?: string }[];
  const assignment = actions.find(({ command }) => command === "signAssignment")?.assignment;
  await give(matter, power, handler(matter), "signature", { assignment });
};

const contact: Act = async (matter, power) => {
  const when = await power.ask((client) => client.now());
  await give(matter, power, handler(matter), "contacts", { when, means: "phone", text: "电话联系企业。" });
  await give(matter, power, handler(matter), "progress", { text: "正在办理。", visibleToEnterprise: true });
};

const decideAndSign: Act = async (matter, power) => {
  await give(matter, power, leader(matter), "tier-decision", { text: "三日内拿出办法。" });
  await sign(matter, power);
};

const closeOut: Act = async (matter, power) => {
  const evidence = await power.ask((client) => client.upload("佐证.txt", `第 ${matter.n + 1} 号`));
  const request = { outcome: "resolved", result: "问题已解决。", evidence: [evidence] };
  await give(matter, power, handler(matter), "close-out", request);
};

const review: Act = async (matter, power) => {
  await give(matter, power, head(matter), "close-out-step", { round: 1, step: 0, decision: "approve" });
  await give(matter, power, "office", "close-out-step", { round: 1, step: 1, decision: "approve" });
};

const rate: Act = async ({ n, receipt, code, acknowledged }, power) => {
  const body = { receipt, code, key: storyKey("cut", "rate", n), round: 1, level: 5, tags: [] };
  const answer = await power.ask((client) => client.post("/follow/rating", body));
  acknowledged.set(body.key, Number(answer["version"]));
};

/** Plays the story up to an instant on a system of which nothing is expected to fail. */
export async function playUntil(client: Client, all: readonly Matter[], until: string): Promise<void> {
  for (const { at, acts } of BEATS.filter((beat) => beat.at < until)) {
    await client.moveTo(at);
    const acting = all.filter(({ course }) => acts?.of.includes(course));
    await Promise.all(acting.map((matter) => acts?.act(matter, { ask: (question) => question(client) })));
  }
  await client.moveTo(until);
}

/** Instants in the county's zone. */
const on = (day: string, time: string): string => new Date(`2026-${day}T${time}:00+08:00`).toISOString();

/** The programme: 12 climbing, smooth and waiting issues between 23 November and 3 December. */
export const BEATS: readonly Beat[] = [
  {
    at: on("11-23", "09:01"),
    brings: "little",
    acts: { of: ["smooth", "climbs", "inHand"], act: submit, answers: 12 },
  },
  {
    at: on("11-23", "10:00"),
    brings: "mail",
    acts: { of: ["smooth", "climbs", "inHand"], act: registerAndDispatch, answers: 24 },
  },
  { at: on("11-23", "11:00"), brings: "mail", acts: { of: ["smooth", "inHand"], act: sign, answers: 12 } },
  { at: on("11-24", "10:00"), brings: "mail", acts: { of: ["smooth", "inHand"], act: contact, answers: 18 } },
  { at: on("11-24", "18:02"), brings: "herd" },
  { at: on("11-25", "15:00"), brings: "mail", acts: { of: ["smooth"], act: closeOut, answers: 8 } },
  { at: on("11-26", "09:30"), brings: "little", acts: { of: ["smooth"], act: review, answers: 8 } },
  { at: on("11-26", "18:02"), brings: "herd" },
  { at: on("11-27", "11:00"), brings: "mail", acts: { of: ["smooth"], act: rate, answers: 4 } },
  { at: on("11-27", "18:02"), brings: "herd" },
  { at: on("11-30", "18:02"), brings: "herd" },
  { at: on("12-01", "09:10"), brings: "mail", acts: { of: ["climbs"], act: decideAndSign, answers: 18 } },
  { at: on("12-01", "15:00"), brings: "little", acts: { of: ["climbs"], act: contact, answers: 18 } },
  { at: on("12-02", "10:00"), brings: "little", acts: { of: ["climbs"], act: closeOut, answers: 12 } },
  { at: on("12-02", "15:00"), brings: "mail", acts: { of: ["climbs"], act: review, answers: 12 } },
  { at: on("12-03", "10:00"), brings: "little", acts: { of: ["climbs"], act: rate, answers: 6 } },
];
