import * as z from "zod/mini";
import { Event } from "./event.ts";
import { COMMANDS, Instant, Seat } from "./vocabulary.ts";

export { Assignment, Attachment, DutyEffect, TextRef } from "./effect.ts";
export { Event, type EventOf, type EventType } from "./event.ts";

/** Who gave a command: the person, the seat it was given from and, for a substitute, whose seat that is. */
export const Actor = z.strictObject({
  seat: Seat,
  person: z.optional(z.string()),
  onBehalfOf: z.optional(z.string()),
});
export type Actor = z.infer<typeof Actor>;

/**
 * One commit = one version of an issue = one outbox record.
 * `hash` is SHA-256 over the RFC 8785 JSON of everything but `hash`, `keyId` and `mac`; `mac` is HMAC-SHA-256 of `hash`
 * under the key `keyId`. This format is permanent.
 */
export const Commit = z.strictObject({
  tenant: z.string(),
  issue: z.string(),
  version: z.int(),
  command: z.enum(COMMANDS),
  actor: Actor,
  at: Instant,
  receivedAt: Instant,
  requestKey: z.optional(z.string()),
  events: z.array(Event),
  prevHash: z.string(),
  hash: z.string(),
  keyId: z.string(),
  mac: z.string(),
});
export type Commit = z.infer<typeof Commit>;
