import type { Directory } from "../../contract/directory.ts";
import type { Instant, SeatKind } from "../../contract/vocabulary.ts";
import { kindOf } from "../places.ts";
import { holdersOf } from "../seats.ts";

/** Leaders and units: who receives the bulletin by the seat he holds. */
const RECEIVING: ReadonlySet<SeatKind> = new Set(["tier1", "tier2", "officeHead", "head"]);

export interface BulletinRecipient {
  /** Id of a person of the directory, or the address of a subscriber. */
  readonly recipient: string;
  readonly name: string;
  readonly email?: string;
  /** A subscriber has no account, so no inbox. */
  readonly channels: readonly ("mail" | "inbox")[];
}

/** Everybody the bulletin goes to at an instant, each once: leaders, units and subscribers. */
export function bulletinRecipients(at: Instant, directory: Directory): BulletinRecipient[] {
  const seats = new Set(directory.holdings.map(({ seat }) => seat).filter((seat) => RECEIVING.has(kindOf(seat))));
  const ids = new Set([...seats].flatMap((seat) => holdersOf(seat, at, directory).map(({ person }) => person)));
  const persons = directory.persons.filter(({ id }) => ids.has(id));
  const known = new Set(persons.map(({ email }) => email));
  const subscribers = new Map(directory.subscribers.map((one) => [one.email, one]));
  return [
    ...persons.map(({ id, name, email }) => ({
      recipient: id,
      name,
      ...(email !== undefined && { email }),
      channels: ["inbox", "mail"] as const,
    })),
    ...[...subscribers.values()]
      .filter(({ email }) => !known.has(email))
      .map(({ name, email }) => ({ recipient: email, name, email, channels: ["mail"] as const })),
  ];
}
