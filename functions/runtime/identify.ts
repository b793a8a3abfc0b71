import type { Endpoint } from "../../contract/endpoint.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { verifyToken } from "../../adapters/identity.ts";
import { kindOf } from "../../domain/places.ts";
import { seatsOf } from "../../domain/seats.ts";
import type { Caller, Door } from "./call.ts";
import { header, type ProxyEvent } from "./proxy.ts";
import { Refused } from "./refused.ts";

/**
 * Who calls: the bearer token names a person of the directory, the directory says which seats that person holds now, the table says
 * which of them open the endpoint. Pages open to anyone ask for no token, but one that is shown has to be good.
 */
export async function identify(event: ProxyEvent, endpoint: Endpoint, door: Door): Promise<Caller | undefined> {
  const open = typeof endpoint.caller === "string";
  const [scheme = "", token] = (header(event, "authorization") ?? "").split(" ");
  if (token === undefined || scheme.toLowerCase() !== "bearer") {
    if (open) return undefined;
    throw new Refused("unauthenticated");
  }
  const caller = await callerOf(token, door);
  const kinds: readonly string[] = open ? [] : endpoint.caller;
  if (!open && !caller.seats.some(({ seat }) => kinds.includes(kindOf(seat)))) throw new Refused("forbidden");
  return caller;
}

async function callerOf(token: string, { receivedAt, settings }: Door): Promise<Caller> {
  const { OIDC_ISSUER, OIDC_AUDIENCE } = environment("OIDC_ISSUER", "OIDC_AUDIENCE");
  const identity = await verifyToken(token, { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE });
  if (identity === "expired") throw new Refused("token-expired");
  if (identity === "invalid") throw new Refused("unauthenticated");
  const { directory } = await settings();
  const person = directory.persons.find(({ sub }) => sub === identity.sub);
  if (person === undefined) throw new Refused("unknown-person");
  return { person: person.id, name: person.name, seats: seatsOf(person.id, receivedAt, directory) };
}
