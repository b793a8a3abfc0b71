import { later } from "../cast.ts";
import { type Client, storyKey } from "../client.ts";
import { instant, plusSeconds, type StoryCalendar, workday } from "../days.ts";
import { submission } from "../submission.ts";

/** What happens to one issue of the second act: each `yield` waits for an instant. */
export type Course = AsyncGenerator<string, void>;

/** Who takes part in one issue, and where it lies on the calendar. */
export interface Place {
  readonly name: string;
  readonly client: Client;
  readonly calendar: StoryCalendar;
  readonly firm: { readonly creditCode: string; readonly name: string };
  readonly unit: string;
  readonly leader: string;
  readonly aide: string;
}

interface Page {
  readonly status: string;
  readonly tier: number;
  readonly outcome?: string;
  readonly duties: readonly { kind: string; dueAt: string }[];
  readonly actions: readonly {
    command: string;
    round?: number;
    step?: number;
    assignment?: string;
    request?: string;
  }[];
}

const TEXT = "企业反映的具体情况、经过和卡住的环节。";
const TRIAGE = { class: "C", kind: "permits", level: "county", requestType: "help" };

/** One issue and the hands that move it: what a browser would send, said in the words of the office. */
export class Case {
  readonly place: Place;
  receipt = "";
  code = "";
  /** The unit in the lead now. */
  unit: string;
  #sent = 0;

  constructor(place: Place) {
    this.place = place;
    this.unit = place.unit;
  }

  get handler(): string {
    return `handler-${this.unit.toLowerCase()}`;
  }
  get head(): string {
    return `head-${this.unit.toLowerCase()}`;
  }

  async submit(more: object = {}): Promise<void> {
    const { client, firm, name } = this.place;
    const answers = {
      creditCode: firm.creditCode,
      enterpriseName: firm.name,
      kind: "permits",
      subject: name,
      description: TEXT,
      email: "second-act@enterprise.example",
    };
    const body = submission(storyKey("second act", name), answers);
    const answer = await client.post("/issues", { ...body, ...more });
    this.receipt = String(answer["receipt"]);
    this.code = String(answer["code"]);
  }

  async give(user: string, path: string, command: object): Promise<void> {
    const key = storyKey(this.place.name, user, path, ++this.#sent);
    await this.place.client.post(`/issues/${this.receipt}/${path}`, { key, command }, user);
  }

  /** The enterprise, with its number and code. */
  async follow(path: string, body: object): Promise<void> {
    const { receipt, code } = this;
    const key = storyKey(this.place.name, path, ++this.#sent);
    await this.place.client.post(`/follow/${path}`, { receipt, code, key, ...body });
  }

  async page(user = "office"): Promise<Page> {
    return (await this.place.client.get(`/issues/${this.receipt}`, user)) as unknown as Page;
  }

  /** The fact that a command has to repeat, as this person's page has it. */
  async fact(user: string, command: string, name: "assignment" | "request"): Promise<string> {
    const action = (await this.page(user)).actions.find((one) => one.command === command);
    if (action === undefined) throw new Error(`${this.place.name}: ${user} may not ${command}`);
    return String(action[name]);
  }

  async due(kind: string): Promise<string> {
    const duty = (await this.page()).duties.find((one) => one.kind === kind);
    if (duty === undefined) throw new Error(`${this.place.name}: no open duty ${kind}`);
    return duty.dueAt;
  }

  /** As the story has it, or the story is wrong. */
  async stands(facts: Partial<Pick<Page, "status" | "tier" | "outcome">>): Promise<void> {
    const page = await this.page();
    for (const [name, value] of Object.entries(facts)) {
      const found = page[name as keyof typeof facts];
      if (found !== value) throw new Error(`${this.place.name}: ${name} is ${String(found)}, not ${String(value)}`);
    }
  }

  register(facts: object = {}): Promise<void> {
    return this.give("office", "registration", { ...TRIAGE, ...facts });
  }

  async sign(user = this.handler): Promise<void> {
    await this.give(user, "signature", { assignment: await this.fact(user, "signAssignment", "assignment") });
  }

  async contact(user = this.handler): Promise<void> {
    await this.give(user, "contacts", {
      when: await this.place.client.now(),
      means: "phone",
      text: "已联系企业核对。",
    });
  }

  report(): Promise<void> {
    return this.give(this.handler, "progress", { text: "正在会同相关股室办理。", visibleToEnterprise: true });
  }

  async closeOut(outcome = "resolved"): Promise<void> {
    const evidence = await this.place.client.upload("办结佐证.txt", `${this.place.name}的办结佐证 ${++this.#sent}`);
    await this.give(this.handler, "close-out", { outcome, result: "已办理，情况见佐证。", evidence: [evidence] });
  }

  /** Unit head, then office, then whoever else the class asks for. */
  async approve(round: number, ...others: string[]): Promise<void> {
    for (const [step, user] of [this.head, "office", ...others].entries())
      await this.give(user, "close-out-step", { round, step, decision: "approve" });
  }

  rate(round: number, level: number): Promise<void> {
    return this.follow("rating", { round, level, tags: [] });
  }

  async call(user: string, path: string, facts: object): Promise<void> {
    await this.give(user, path, {
      when: await this.place.client.now(),
      means: "phone",
      text: "电话问明情况。",
      ...facts,
    });
  }

  /** Some working days on, at a time of day. */
  async in(days: number, time: string): Promise<string> {
    return later(await this.place.client.now(), days, time, this.place.calendar);
  }

  /** A date some working days on, for forms that ask for one. */
  async date(days: number): Promise<string> {
    return workday((await this.place.client.now()).slice(0, 10), days, this.place.calendar);
  }
}

/** What has passed a due instant has fired a minute later. */
export function after(due: string): string {
  return plusSeconds(due, 60);
}

/** A morning of the second act. */
export function on(date: string, time = "09:30"): string {
  return instant(date, time);
}

/** Handed in, registered, dispatched, and signed for in the afternoon. */
export async function* begun(issue: Case, dispatch: object = {}, facts: object = {}): Course {
  yield* dispatched(issue, dispatch, facts);
  yield await issue.in(0, "16:00");
  await issue.sign();
}

export async function* dispatched(issue: Case, dispatch: object = {}, facts: object = {}): Course {
  await issue.submit();
  yield await issue.in(0, "10:30");
  await issue.register(facts);
  await issue.give("office", "dispatch", { unit: issue.unit, ...dispatch });
}

/** Dealt with on the next day, approved on the one after, and rated. */
export async function* finished(issue: Case, round: number, level: number, outcome = "resolved"): Course {
  yield* approved(issue, round, outcome);
  yield await issue.in(1, "10:30");
  await issue.rate(round, level);
}

export async function* approved(issue: Case, round: number, outcome = "resolved"): Course {
  yield await issue.in(1, "10:30");
  await issue.contact();
  await issue.report();
  await issue.closeOut(outcome);
  yield await issue.in(0, "16:00");
  await issue.approve(round);
}
