import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Around } from "./around.ts";
import { buildAssembly } from "./building.ts";
import { openClock } from "./clock.ts";
import { loadCounty } from "./county.ts";
import { takeDataFolder } from "./data-folder.ts";
import { startDynamoDb } from "./dynamodb.ts";
import { type Functions, openFunctions } from "./functions/functions.ts";
import { openFunctionLog } from "./functions/log.ts";
import { moveDate } from "./functions/moved-date.ts";
import { openPool } from "./functions/pool.ts";
import { writeWorkerCode } from "./functions/worker-code.ts";
import { openGate } from "./gate.ts";
import { copyWebFiles, credentials, objectReader, openBuckets, storagePath } from "./http/buckets.ts";
import { openGateway } from "./http/gateway.ts";
import { answerLocal, instantOf } from "./http/local-api.ts";
import { openDoor } from "./http/server.ts";
import { audience, client, openIdentity } from "./identity/provider.ts";
import { countyFolder, readUsers } from "./identity/users.ts";
import { openKeep } from "./keep.ts";
import { startMachines } from "./machines.ts";
import { startMailbox } from "./mail.ts";
import { startMover } from "./moving.ts";
import { freePort } from "./ports.ts";
import { openSchedules } from "./schedules/schedules.ts";
import { openQueues } from "./services/queues.ts";
import { answerService } from "./services/services.ts";
import { startStreams } from "./streams/streams.ts";
import { createTables, removeExpired } from "./tables.ts";
import { readAssembly } from "./template/assembly.ts";
import { deploy, placeOf } from "./template/deployment.ts";
import { servicesPath } from "./template/names.ts";

export interface StartOptions {
  dataDir: string;
  /** 0: any free port. Without it the port of the last time, 3000 at first. */
  port?: number | undefined;
  /** Where the clock of a fresh data folder starts: an instant, or a local time such as 2026-07-01T08:00. */
  at?: string | undefined;
  /** A synthesized assembly; without it the project's own is built. */
  assembly?: string | undefined;
  /** The county to load on the first start; the demo county without it. */
  county?: string | undefined;
  say?: (line: string) => void;
  around?: Around;
}

export interface LocalSystem {
  url: string;
  close(): Promise<void>;
}

/** Starts the whole system in this process. The `Date` of the process follows the moved clock from then on. */
export async function startLocal(options: StartOptions): Promise<LocalSystem> {
  const closers: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    return { url: await start(options, closers), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** In the order of need: data folder, clock, door, engines, functions, what calls them, the API. */
async function start(options: StartOptions, closers: (() => unknown)[]): Promise<string> {
  let progress = "";
  const say = (line: string): void => {
    progress = line;
    options.say?.(line);
  };
  const { around = {} } = options;
  const address: NonNullable<Around["address"]> = (service, real) => around.address?.(service, real) ?? real;
  const folder = takeDataFolder(options.dataDir);
  closers.push(folder.release);
  const keep = openKeep(folder.path("local.sqlite"));
  closers.push(keep.close);
  const clock = openClock(keep, options.at === undefined ? undefined : instantOf(options.at));
  moveDate(clock.offset);

  const door = await openDoor(options.port ?? Number(keep.get("port") ?? 3000), () => ({ progress }));
  closers.push(door.close);
  keep.set("port", String(door.port));
  const origin = `http://localhost:${door.port}`;
  const mailPort = await freePort(Number(keep.get("mail.port") ?? 0));
  keep.set("mail.port", String(mailPort));

  const directory = options.assembly ?? (await buildAssembly(say));
  say("[3/6] 读取部署模板");
  const assembly = readAssembly(directory);
  const county = options.county ?? join(countyFolder, "pingshan.json");
  const users = readUsers(county);
  const identity = openIdentity(origin, keep, users);
  const deployment = deploy(assembly, placeOf(assembly, origin), {
    SmtpHost: "127.0.0.1",
    SmtpPort: address("mail", String(mailPort)),
    OidcIssuer: identity.issuer,
    OidcAudience: audience,
    OidcClient: client,
    PublicOrigin: origin,
  });

  say("[4/6] 启动数据库、状态机引擎、邮箱和文件存储");
  const dynamodb = await startDynamoDb(folder.path("dynamodb", "data.sqlite"), say);
  closers.push(dynamodb.close);
  await createTables(deployment, dynamodb, keep);
  dynamodb.trim();
  const mailbox = await startMailbox(mailPort, keep, clock);
  closers.push(mailbox.close);
  const buckets = await openBuckets(folder.path("s3"), deployment);
  door.serve({ identity: identity.handle, storage: buckets.handle });
  const { promise: deployed, resolve: functionsAreThere } = Promise.withResolvers<Functions>();
  const machines = await startMachines({
    file: folder.path("states.sqlite"),
    deployment,
    clock,
    dynamodb,
    functions: deployed,
    open: around.openEngine,
  });

  const log = openFunctionLog(folder.path("logs", "functions.log"));
  closers.push(log.close);
  const pool = openPool({ code: writeWorkerCode(folder.path("worker")), offset: clock.offset, log: log.write });
  closers.push(pool.close);
  closers.push(machines.close); // before the pool: what is cut off is done again after the next start
  const services = `${origin}${servicesPath}`;
  const functions = openFunctions(deployment, pool, {
    ...credentials,
    AWS_ENDPOINT_URL_DYNAMODB: address("dynamodb", dynamodb.endpoint),
    AWS_ENDPOINT_URL_SFN: address("states", machines.endpoint),
    AWS_ENDPOINT_URL_S3: `${origin}${storagePath}`,
    AWS_ENDPOINT_URL_SQS: services,
    AWS_ENDPOINT_URL_SSM: services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services,
    AWS_ENDPOINT_URL_LAMBDA: services,
  });
  functionsAreThere(functions);
  const queues = openQueues(deployment, keep, clock);
  door.serve({ services: (request) => answerService(request, { deployment, keep, queues, functions }) });

  say("[5/6] 安放网页文件");
  await copyWebFiles(deployment, origin, keep);
  const called = (caller: "streams" | "schedules"): Functions => around.functions?.(caller, functions) ?? functions;
  const beside = { deployment, keep, clock, send: queues.send };
  const streams = await startStreams({ ...beside, dynamodb, functions: called("streams") });
  closers.push(streams.close);
  const schedules = openSchedules({ ...beside, functions: called("schedules") });
  if (existsSync(county)) {
    say("[6/6] 载入演示县数据");
    await loadCounty(county, functions, keep);
  }
  const gate = openGate();
  const mover = startMover({
    clock,
    pool,
    gate,
    streams,
    engine: machines.engine,
    schedules,
    removeExpired: () => removeExpired(deployment, dynamodb, clock.now()),
  });
  closers.push(mover.close);
  const gateway = openGateway({
    deployment,
    functions,
    clock,
    read: objectReader(() => origin),
    enter: gate.enter,
  });
  const trimming = setInterval(dynamodb.trim, 3600_000);
  closers.push(() => clearInterval(trimming));
  door.serve({
    api: gateway.answer,
    tooLarge: gateway.tooLarge,
    local: (request) => answerLocal(request, { clock, mover, mailbox, machines, identity, users, log }),
  });
  around.started?.({ pool, clock });
  return origin;
}
