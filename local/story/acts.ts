import { later, type Role } from "./cast.ts";
import { type Client, storyKey } from "./client.ts";
import { plusSeconds, type StoryCalendar } from "./days.ts";
import { submission } from "./submission.ts";

/** What happens to one issue next: an act is done at its instant and names the acts that follow. */
export interface Act {
  readonly at: string;
  readonly play: (stage: Stage) => Promise<Act[]>;
}

export interface Stage {
  readonly client: Client;
  readonly calendar: StoryCalendar;
}

interface Handle {
  readonly role: Role;
  readonly receipt: string;
  readonly code: string;
}

type Page = {
  duties: { kind: string; dueAt: string }[];
  actions: { command: string; round?: number; step?: number; assignment?: string }[];
};

async function give(
  client: Client,
  { role, receipt }: Handle,
  user: string,
  path: string,
  command: object,
): Promise<void> {
  await client.post(`/issues/${receipt}/${path}`, { key: storyKey(role.n, user, path), command }, user);
}

async function look(client: Client, handle: Handle, user: string): Promise<Page> {
  return (await client.get(`/issues/${handle.receipt}`, user)) as unknown as Page;
}

export function submit(role: Role): Act {
  return {
    at: role.submitAt,
    play: async ({ client, calendar }) => {
      const answers = {
        creditCode: role.creditCode,
        enterpriseName: role.enterprise,
        kind: role.kind,
        subject: `${role.enterprise}第 ${role.n + 1} 号诉求`,
        description: "企业反映的具体情况、经过和卡住的环节。",
        email: `firm-${role.n + 1}@enterprise.example`,
      };
      const receipt = await client.post("/issues", submission(storyKey("submit", role.n), answers));
      const handle = { role, receipt: String(receipt["receipt"]), code: String(receipt["code"]) };
      return [{ at: plusSeconds(role.submitAt, 3600), play: (stage) => registerAndDispatch(stage, handle, calendar) }];
    },
  };
}

async function registerAndDispatch({ client }: Stage, handle: Handle, calendar: StoryCalendar): Promise<Act[]> {
  const { role } = handle;
  const grave = role.course === "beyond" || role.course === "inHand";
  await give(client, handle, "office", "registration", {
    class: grave ? "B" : "C",
    kind: role.kind,
    level: role.level,
    requestType: "help",
  });
  await give(client, handle, "office", "dispatch", { unit: role.unit });
  if (role.course === "tier1" || role.course === "tier2") return [await waitForLeader(client, handle)];
  return [{ at: later(role.submitAt, 0, "16:00", calendar), play: (stage) => sign(stage, handle) }];
}

async function waitForLeader(client: Client, handle: Handle): Promise<Act> {
  const page = await look(client, handle, "office");
  const due = page.duties.find((duty) => duty.kind === "solve")?.dueAt ?? "";
  return { at: plusSeconds(due, 3600), play: (stage) => climbed(stage, handle) };
}

/** At the leader in charge: he decides, or lets it climb to the dispatch meeting, which does. */
async function climbed({ client, calendar }: Stage, handle: Handle): Promise<Act[]> {
  const { role } = handle;
  const page = await look(client, handle, "office");
  const tier = (page as unknown as { tier: number }).tier;
  if (role.course === "tier2" && tier === 1) return [await waitForLeader(client, handle)];
  const holder = tier === 2 ? "secretary" : role.leader;
  const now = await client.now();
  return [
    {
      at: later(now, 1, "10:00", calendar),
      play: async (stage) => {
        await give(stage.client, handle, holder, "tier-decision", {
          text: "现场调度：承办单位三日内拿出办法，企业参与。",
        });
        return [{ at: later(now, 1, "16:00", calendar), play: (next) => sign(next, handle) }];
      },
    },
  ];
}

async function sign({ client, calendar }: Stage, handle: Handle): Promise<Act[]> {
  const { role } = handle;
  const page = await look(client, handle, role.handler);
  const signature = page.actions.find((action) => action.command === "signAssignment");
  if (signature) await give(client, handle, role.handler, "signature", { assignment: signature.assignment });
  const now = await client.now();
  return [{ at: later(now, 1, "10:00", calendar), play: (stage) => contactAndReport(stage, handle) }];
}

async function contactAndReport({ client, calendar }: Stage, handle: Handle): Promise<Act[]> {
  const { role } = handle;
  const now = await client.now();
  await give(client, handle, role.handler, "contacts", { when: now, means: "phone", text: "电话联系企业，核实情况。" });
  await give(client, handle, role.handler, "progress", {
    text: "已会同相关股室研究，正在办理。",
    visibleToEnterprise: true,
  });
  if (role.course === "beyond" || role.course === "inHand") return [];
  const page = await look(client, handle, role.handler);
  const due = page.duties.find((duty) => duty.kind === "solve")?.dueAt ?? "";
  const usual = later(now, 2, "15:00", calendar);
  const at = role.course === "lastDay" ? plusSeconds(due, -30) : usual < due ? usual : plusSeconds(due, -1800);
  return [{ at, play: (stage) => closeOut(stage, handle) }];
}

async function closeOut({ client, calendar }: Stage, handle: Handle): Promise<Act[]> {
  const { role } = handle;
  const evidence = await client.upload("办结佐证.txt", `第 ${role.n + 1} 号诉求的办结佐证材料`);
  await give(client, handle, role.handler, "close-out", {
    outcome: "resolved",
    result: "问题已解决，企业确认。",
    evidence: [evidence],
  });
  const now = await client.now();
  return [{ at: later(now, 1, "09:30", calendar), play: (stage) => review(stage, handle) }];
}

async function review({ client, calendar }: Stage, handle: Handle): Promise<Act[]> {
  const { role } = handle;
  await give(client, handle, role.head, "close-out-step", { round: 1, step: 0, decision: "approve" });
  await give(client, handle, "office", "close-out-step", { round: 1, step: 1, decision: "approve" });
  const now = await client.now();
  return [{ at: later(now, 1, "11:00", calendar), play: (stage) => rate(stage, handle) }];
}

async function rate({ client }: Stage, handle: Handle): Promise<Act[]> {
  const { role, receipt, code } = handle;
  const body = { receipt, code, key: storyKey("rate", role.n), round: 1, level: role.n % 3 === 0 ? 4 : 5, tags: [] };
  await client.post("/follow/rating", body);
  return [];
}
