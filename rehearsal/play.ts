import { join } from "node:path";
import { TOLERANCE_SECONDS } from "../contract/limit.ts";
import { connect } from "../local/story/client.ts";
import { type Assembly, copyAssembly } from "./assembly.ts";
import type { Aws } from "./aws.ts";
import { openCdk } from "./cdk.ts";
import { countyClosingSoon } from "./county.ts";
import { refusesDeletion, takeDown } from "./ending.ts";
import { checkLife, executionsOf, livedOf, parkedFor, untilParked } from "./executions.ts";
import type { Neighbours } from "./neighbours.ts";
import { starve } from "./roles.ts";
import { readStage } from "./stage.ts";
import { LEADER, registerAndDispatch, sign, solveAndClose, submitIssue } from "./story.ts";
import { must, until, type Verdicts } from "./verdicts.ts";

export interface Scene {
  readonly verdicts: Verdicts;
  readonly aws: Aws;
  readonly neighbours: Neighbours;
  readonly assembly: Assembly;
  /** Where this rehearsal may write. */
  readonly folder: string;
}

/** From an empty account to an empty account, with an issue's whole life and an update in between. */
export async function play({ verdicts, aws, neighbours, assembly, folder }: Scene): Promise<void> {
  const { judge } = verdicts;
  const [data = "", service = "", watch = ""] = assembly.stacks;
  const cdk = openCdk(aws, join(folder, "cdk"));
  await judge("cdk bootstrap", () => cdk.bootstrap(assembly));
  const began = Date.now();
  const outputs = await judge("cdk deploy", () =>
    cdk.deploy(assembly, {
      [`${service}:OidcIssuer`]: neighbours.issuer,
      [`${service}:SmtpHost`]: "127.0.0.1",
      [`${service}:SmtpPort`]: String(neighbours.mailPort),
    }),
  );
  const deploying = Date.now() - began;
  const stage = await judge(
    "every resource of the template was made",
    () => readStage(aws, assembly),
    ({ resources }) => `${resources.length}`,
  );
  const client = connect(stage.base, neighbours.token);
  const invoke = (name: string, payload: unknown = {}): Promise<unknown> =>
    aws.invoke(`${stage.name}-${name}`, payload);
  const status = async (path: string, user?: string): Promise<number> => {
    const headers = user === undefined ? {} : { authorization: `Bearer ${await neighbours.token(user)}` };
    return (await fetch(stage.base + path, { headers })).status;
  };

  // The update is to fall into the wait, so the day closes only after it.
  const { county, today, closesAt } = countyClosingSoon(Date.now(), deploying * 1.3 + 20_000);
  await judge("load-county sets the county up", () => invoke("load-county", county));
  await judge("the door: nobody without a token, nobody's token twice", async () => {
    const answers = [await status("/health"), await status("/me"), await status("/me", "office")];
    must(answers.join() === "200,401,200", `health, stranger and office got ${answers.join(", ")}`);
    return "";
  });
  await judge(
    "permissions are enforced",
    () => starve(aws, stage, "read", () => status("/me", "office")),
    (text) => text,
  );
  const issue = await judge("an enterprise hands in a problem, twice the same", () => submitIssue(client, "到期升级"));
  await judge(`registered and dispatched, due today at ${closesAt.toISOString()}`, () =>
    registerAndDispatch(issue, today),
  );
  const other = await judge("another issue, with the pack's own limit", async () => {
    const second = await submitIssue(client, "更新期间未结");
    await registerAndDispatch(second);
    return second;
  });
  await judge("each has one execution, parked with a token", async () => {
    await untilParked(aws, stage, issue);
    await untilParked(aws, stage, other);
    const names = (await executionsOf(aws, stage)).toSorted();
    must(
      names.join() === [`${issue.receipt}-1`, `${other.receipt}-1`].toSorted().join(),
      `executions: ${names.join()}`,
    );
  });

  const next = copyAssembly(assembly, join(folder, "next"));
  const changed = next.withOtherCode("the next version");
  const before = await livedOf(aws, stage, other);
  await judge(
    "cdk deploy of the next version, issues open",
    async () => {
      const after = await cdk.deploy(next);
      must(JSON.stringify(after) === JSON.stringify(outputs), "the outputs changed: something was replaced");
      const kept = (await readStage(aws, next)).resources;
      const moved = kept.filter((one, at) => one.physical !== stage.resources[at]?.physical).map(({ id }) => id);
      must(moved.length === 0, `replaced: ${moved.join(", ")}`);
    },
    () => `${changed} functions have other code, nothing was replaced`,
  );
  await judge("the open issue goes on: signed, and its machine heard of it", async () => {
    await sign(other);
    const lived = await untilParked(aws, stage, other, before.events.length);
    must(lived.status === "RUNNING", `the execution is ${lived.status}`);
    must(parkedFor(lived) > parkedFor(before), `it still waits for ${parkedFor(lived)}, when the signature was due`);
  });

  const climbed = await judge(
    "nobody works on the first: it climbs by itself, not early and not late",
    async () => {
      const patience = closesAt.getTime() - Date.now() + 90_000;
      const page = await until("it climbs", patience, async () => {
        const seen = await issue.page();
        return seen.tier === 1 ? seen : undefined;
      });
      const fired = page.timeline.find(({ at }) => at >= closesAt.toISOString());
      must(fired !== undefined && !fired.late, "its escalation is not in the timeline, or late");
      const lag = Date.parse(fired.at) - closesAt.getTime();
      // A time-out of whole seconds may come that much early, always within the grace: never before it is owed.
      const earliest = (county.pack.firingGraceSeconds - TOLERANCE_SECONDS) * 1000;
      must(lag >= earliest, `it climbed ${lag} ms after the deadline, within the grace`);
      return { lag, page };
    },
    ({ lag }) => `${(lag / 1000).toFixed(1)} s after the deadline, of which 15 s are the grace`,
  );
  must(
    climbed.page.duties.some(({ kind }) => kind === "coordinate"),
    `${LEADER} has nothing to coordinate`,
  );
  await judge("leader decides, unit solves with a file, head and office approve, enterprise rates: closed", () =>
    solveAndClose(client, issue),
  );
  await judge(
    "its execution's history",
    () =>
      until("the execution ends", 30_000, async () => {
        const lived = await livedOf(aws, stage, issue);
        return lived.status === "RUNNING" ? undefined : checkLife(lived);
      }),
    (text) => text,
  );
  await judge(
    "people are told by mail, by the scheduler's own turn",
    () =>
      until("a mail", 90_000, async () => {
        const mails = await neighbours.mailbox.list();
        return mails.length > 0 ? mails.length : undefined;
      }),
    (count) => `${count} mails`,
  );
  for (const name of ["keep-calendar", "freeze-bulletin", "send-bulletin", "prove-the-day"])
    await judge(`${name} does its work with its own role`, () => invoke(name), JSON.stringify);
  await judge("the reconciler finds nothing left undone", async () => {
    const found = await invoke("reconcile");
    must(/"late":0\b/.test(JSON.stringify(found)), JSON.stringify(found));
  });
  await judge("describe-issue tells an operator", () => invoke("describe-issue", { issue: other.receipt }));
  await judge(
    "the data cannot be deleted by mistake",
    () => refusesDeletion(cdk, next, data),
    (text) => text,
  );
  for (const stack of [watch, service, data])
    await judge(
      `cdk destroy ${stack}`,
      () => takeDown(aws, cdk, stage, next, stack),
      (text) => text,
    );
}
