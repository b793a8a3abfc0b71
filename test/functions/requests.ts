import * as z from "zod/mini";
import type { Endpoint } from "../../contract/endpoint.ts";
import { ENDPOINTS, type EndpointId } from "../../contract/endpoints.ts";
import { county, holder } from "./county.ts";
import { sampleOf } from "./samples.ts";
import type { Asked } from "./stage.ts";

/** The endpoint table as the tests that go through all of it read it: what is added to it is tested without being named anywhere. */
const isEndpoint = (id: string): id is EndpointId => id in ENDPOINTS;
export const ROWS: [EndpointId, Endpoint][] = Object.keys(ENDPOINTS)
  .filter(isEndpoint)
  .map((id) => [id, ENDPOINTS[id]]);

/** Somebody of every kind of seat that the row lets in, one after the other. */
export function* callers({ caller }: Endpoint): Iterable<Pick<Asked, "as">> {
  if (typeof caller === "string") return yield {};
  const seats = county.directory.holdings.map(({ seat }) => seat);
  for (const kind of caller) {
    const seat = seats.find((one) => one.split(":")[0] === kind);
    if (seat !== undefined) yield { as: holder(seat) };
  }
}

/** What names mean in these tests, wherever in a request they stand. */
export type Known = Readonly<Record<string, string>>;
export const USUAL: Known = {
  form: "submit-issue",
  creditCode: "91410421MADEM00113",
  day: "2026-11-22",
  period: "2026-11",
  pack: "henan-13710@1",
  assignment: "a1",
};

/** A request that fits the row's schemas; the names of it that mean something here get what they mean. */
export function fitting(row: Endpoint, known: Known) {
  const params = filled(schemaOf(row.params) ?? {}, known) as Record<string, string>;
  const query = (schemaOf(row.query) ?? {}) as Record<string, string>;
  const body = filled(schemaOf(row.body), known);
  return { params, query, ...(row.body !== undefined && { body }) };
}

const schemaOf = (schema: z.core.$ZodType | undefined) =>
  schema === undefined
    ? undefined
    : sampleOf(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as object);

function filled(sample: unknown, known: Known): unknown {
  if (Array.isArray(sample)) return sample.map((one) => filled(one, known));
  if (typeof sample !== "object" || sample === null) return sample;
  return Object.fromEntries(
    Object.entries(sample).map(([name, value]) => [
      name,
      typeof value === "string" ? (known[name] ?? value) : filled(value, known),
    ]),
  );
}
