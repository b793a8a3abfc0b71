/**
 * The deployed functions and the settings each one needs. CDK sets exactly these environment variables,
 * the function reads exactly these: a function cannot ask for what it was not given.
 */
export const SETTINGS = {
  TABLE: "name of the DynamoDB table",
  TENANT: "jurisdiction code of this stage, first part of every key",
  STATE_MACHINE: "ARN of the escalation state machine",
  QUARANTINE: "bucket of uploads not yet checked",
  ATTACHMENTS: "bucket of accepted files",
  CHAIN_KEY: "secret id: HMAC key of the commits, with its key id",
  HEADS: "bucket of the signed heads of days, with object lock",
  HEAD_KEY: "secret id: what the Ed25519 key of day heads is made of, with its key id",
  CODE_KEY: "secret id: HMAC key of the query codes",
  MAIL: "secret id: user and password of the mail server",
  MAIL_HOST: "host of the mail server",
  MAIL_PORT: "port of the mail server",
  MAIL_FROM: "address that mails come from",
  MAILS_PER_DAY: "most mails about one issue to one address in a day",
  ORIGIN: "public origin of the web app, for links in mails",
  OIDC_ISSUER: "issuer of the officials' tokens",
  OIDC_AUDIENCE: "audience of the officials' tokens",
  OIDC_CLIENT: "client id of the console at the issuer",
  ICP: "网站备案号 at the foot of the pages, or none",
} as const;
export type Setting = keyof typeof SETTINGS;

const signedIn = ["OIDC_ISSUER", "OIDC_AUDIENCE"] as const;
const committing = ["TABLE", "TENANT", "CHAIN_KEY"] as const;
const files = ["QUARANTINE", "ATTACHMENTS"] as const;

/** Entry file (below functions/) and settings of every deployed function. */
export const DEPLOYED = {
  public: {
    entry: "http/public.ts",
    settings: [...committing, ...files, "CODE_KEY", "OIDC_ISSUER", "OIDC_AUDIENCE", "OIDC_CLIENT", "ICP"],
  },
  read: { entry: "http/read.ts", settings: ["TABLE", "TENANT", "HEADS", ...signedIn] },
  command: { entry: "http/command.ts", settings: [...committing, ...files, ...signedIn] },
  settings: { entry: "http/settings.ts", settings: ["TABLE", "TENANT", ...signedIn] },
  directory: { entry: "http/directory.ts", settings: [...committing, ...signedIn] },
  files: { entry: "http/files.ts", settings: ["TABLE", "TENANT", ...files, ...signedIn, "CODE_KEY"] },
  "decide-what-is-due": { entry: "workflow/decide-what-is-due.ts", settings: committing },
  "steer-execution": { entry: "stream/steer-execution.ts", settings: ["TABLE", "TENANT", "STATE_MACHINE"] },
  announce: { entry: "stream/announce.ts", settings: ["TABLE", "TENANT", "ORIGIN"] },
  "deliver-notices": {
    entry: "schedule/deliver-notices.ts",
    settings: ["TABLE", "TENANT", "MAIL", "MAIL_HOST", "MAIL_PORT", "MAIL_FROM", "MAILS_PER_DAY", "ORIGIN", "CODE_KEY"],
  },
  reconcile: { entry: "schedule/reconcile.ts", settings: [...committing, "STATE_MACHINE"] },
  "freeze-bulletin": { entry: "schedule/freeze-bulletin.ts", settings: ["TABLE", "TENANT"] },
  "send-bulletin": { entry: "schedule/send-bulletin.ts", settings: ["TABLE", "TENANT", "ORIGIN"] },
  "prove-the-day": { entry: "schedule/prove-the-day.ts", settings: [...committing, "HEADS", "HEAD_KEY"] },
  "keep-calendar": { entry: "schedule/keep-calendar.ts", settings: committing },
  "load-county": { entry: "operator/load-county.ts", settings: committing },
  "describe-issue": { entry: "operator/describe-issue.ts", settings: ["TABLE", "TENANT", "STATE_MACHINE"] },
  "restart-all": { entry: "operator/restart-all.ts", settings: ["TABLE", "TENANT", "STATE_MACHINE"] },
  replay: { entry: "operator/replay.ts", settings: ["TABLE", "TENANT", "ORIGIN", "STATE_MACHINE"] },
} as const satisfies Record<string, { entry: string; settings: readonly Setting[] }>;
export type DeployedFunction = keyof typeof DEPLOYED;
