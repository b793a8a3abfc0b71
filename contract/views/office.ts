import * as z from "zod/mini";
import { Bulletin } from "../bulletin.ts";
import { line } from "../readable.ts";
import { Instant, Seat } from "../vocabulary.ts";
import { WorkRow } from "./duty.ts";
import { RegisterRow } from "./issue.ts";

export const Health = z.strictObject({ ok: z.literal(true), now: Instant });

export const WorkList = z.strictObject({ rows: z.array(WorkRow), next: z.optional(z.string()) });
export type WorkList = z.infer<typeof WorkList>;

export const Register = z.strictObject({ rows: z.array(RegisterRow), total: z.int(), next: z.optional(z.string()) });
export type Register = z.infer<typeof Register>;

export const Me = z.strictObject({
  person: z.string(),
  name: z.string(),
  seats: z.array(z.strictObject({ seat: Seat, name: z.string(), onBehalfOf: z.optional(z.string()) })),
  county: z.strictObject({ name: z.string(), office: z.string() }),
  /** Answers with the server's clock, so that pages never judge time by the browser's. */
  now: Instant,
  zone: z.string(),
});
export type Me = z.infer<typeof Me>;

export const UnitList = z.strictObject({
  units: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      group: z.string(),
      persons: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    }),
  ),
});

export const Delivery = z.strictObject({
  recipient: z.string(),
  name: z.string(),
  channel: z.enum(["mail", "inbox"]),
  state: z.enum(["waiting", "sent", "failed"]),
  attempts: z.int(),
  at: z.optional(Instant),
  why: z.optional(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;

export const BulletinState = z.enum(["preview", "frozen", "held", "sent"]);
export const BulletinPage = z.strictObject({
  period: z.string(),
  state: BulletinState,
  /** SHA-256 of the frozen data set, hex. */
  sha256: z.optional(z.string()),
  frozenAt: z.optional(Instant),
  sendAt: z.optional(Instant),
  bulletin: Bulletin,
  deliveries: z.array(Delivery),
});
export type BulletinPage = z.infer<typeof BulletinPage>;
export const BulletinList = z.strictObject({
  periods: z.array(z.strictObject({ period: z.string(), state: BulletinState })),
});
/** `total`: how many issues the figure counts. */
export const FigureIssues = z.strictObject({
  rows: z.array(RegisterRow),
  total: z.int(),
  next: z.optional(z.string()),
});

export const InboxItem = z.strictObject({
  notice: z.string(),
  issue: z.optional(z.string()),
  at: Instant,
  subject: z.string(),
  text: z.string(),
});
export const Inbox = z.strictObject({ items: z.array(InboxItem), next: z.optional(z.string()) });

export const HoldBulletin = z.strictObject({ held: z.boolean() });
export const SendAgain = z.strictObject({ recipient: line(200) });
export const BulletinStateAnswer = z.strictObject({ state: BulletinState });
