import { Temporal } from "temporal-polyfill";
import type { Clock } from "../clock.ts";
import type { FunctionLog } from "../functions/log.ts";
import type { Identity } from "../identity/provider.ts";
import type { Users } from "../identity/users.ts";
import type { Machines } from "../machines.ts";
import type { Mailbox } from "../mail.ts";
import { type Mover, NotQuiet } from "../moving.ts";
import { objectOrEmpty, parseJson, type Json } from "../template/json.ts";
import { type Answer, json, problem, type Request } from "./exchange.ts";
import { executionPage, executionsList } from "./executions.ts";

/** What the local system offers to people and scripts beside the API: under /_local. */
export interface LocalParts {
  clock: Clock;
  mover: Mover;
  mailbox: Mailbox;
  machines: Machines;
  identity: Identity;
  users: Users;
  log: FunctionLog;
}

const zone = "Asia/Shanghai";

export async function answerLocal(request: Request, parts: LocalParts): Promise<Answer> {
  const [, , place = "", name] = request.path.split("/");
  const route = `${request.method} ${place}`;
  switch (route) {
    case "GET clock":
      return json(200, await clockNow(parts));
    case "POST clock":
      return moveClock(request, parts);
    case "GET mail":
      return json(200, { mails: await parts.mailbox.list(request.query.get("to") ?? undefined) });
    case "GET executions":
      return name === undefined
        ? executionsList(parts.machines)
        : executionPage(parts.machines, decodeURIComponent(name));
    case "POST token": {
      const user = read(request)?.["user"];
      const token = typeof user === "string" ? await parts.identity.token(user) : undefined;
      return token ? json(200, token) : problem(404, "unknown-user", "没有这个演示人员", { user: user ?? null });
    }
    case "GET users":
      return json(200, { users: parts.users.all });
    case "GET logs":
      return { status: 200, headers: { "content-type": "text/plain; charset=utf-8" }, body: await parts.log.tail() };
    default:
      return problem(404, "unknown-local-path", "没有这个本机地址");
  }
}

/** `local`: the time in the county; `next`: when the next timer of an execution is over, absent when nothing waits. */
async function clockNow({ clock, machines }: LocalParts): Promise<{ now: string; local: string; next?: string }> {
  const now = new Date(clock.now()).toISOString();
  const local = Temporal.Instant.from(now)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" });
  const next = await machines.engine.nextTimer();
  return { now, local, ...(next === undefined || next <= clock.now() ? {} : { next: new Date(next).toISOString() }) };
}

async function moveClock(request: Request, parts: LocalParts): Promise<Answer> {
  const { clock, mover } = parts;
  const body = read(request);
  const target = body && targetOf(body, clock);
  if (target === undefined) return problem(400, "clock-target", '请给出 {"to": "2026-07-01T08:00"} 或 {"by": "P3D"}');
  if (target < clock.now()) return problem(400, "clock-backwards", "时钟不能倒退", await clockNow(parts));
  try {
    const fired = await mover.moveTo(target);
    return json(200, { ...(await clockNow(parts)), fired });
  } catch (error) {
    if (error instanceof NotQuiet) return problem(503, "not-quiet", error.message, await clockNow(parts));
    throw error;
  }
}

function read(request: Request): Record<string, Json> | undefined {
  try {
    return objectOrEmpty(parseJson(request.body.toString()));
  } catch {
    return undefined;
  }
}

function targetOf(body: Record<string, Json>, clock: Clock): number | undefined {
  try {
    if (typeof body["to"] === "string") return instantOf(body["to"]);
    if (typeof body["by"] !== "string") return undefined;
    const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now())).toZonedDateTimeISO(zone);
    return now.add(Temporal.Duration.from(body["by"])).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** An instant with its offset, or a local date and time in the county's zone. @throws RangeError */
export function instantOf(text: string): number {
  return /(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? Temporal.Instant.from(text).epochMilliseconds
    : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}
