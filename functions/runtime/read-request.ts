import * as z from "zod/mini";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { Locale } from "../../contract/problems.ts";
import { fieldErrors } from "./field-errors.ts";
import { header, type ProxyEvent } from "./proxy.ts";
import { Refused } from "./refused.ts";

/** A body may hold two texts of 5,000 characters, escaped; anything larger is no request of ours. */
const LARGEST_BODY = 128 * 1024;

export interface Parts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Path, query and body as the endpoint's schemas give them. Throws what is wrong, all fields at once. */
export function readRequest(event: ProxyEvent, endpoint: Endpoint, locale: Locale): Parts {
  const body = endpoint.body && bodyOf(event, endpoint.largest ?? LARGEST_BODY);
  const { lang: _, ...query } = event.queryStringParameters ?? {};
  refuseRepeated(event, locale);
  return {
    params: parsed(endpoint.params, event.pathParameters ?? {}, locale),
    query: parsed(endpoint.query ?? z.strictObject({}), query, locale),
    body: parsed(endpoint.body, body, locale),
  };
}

function parsed(schema: z.core.$ZodType | undefined, value: unknown, locale: Locale): unknown {
  if (schema === undefined) return undefined;
  const { success, data, error } = z.safeParse(schema, value, { reportInput: true });
  if (success) return data;
  const errors = fieldErrors(error.issues, locale);
  throw new Refused("invalid", { errors, field: errors[0]?.field });
}

/** `?status=open&status=closed`: which one was meant is not for us to guess. */
function refuseRepeated(event: ProxyEvent, locale: Locale): void {
  const repeated = Object.entries(event.multiValueQueryStringParameters ?? {}).find(
    ([, all]) => (all?.length ?? 0) > 1,
  );
  if (repeated === undefined) return;
  const [name, values] = repeated;
  const issues = z.safeParse(z.string(), values, { reportInput: true }).error?.issues ?? [];
  throw new Refused("invalid", { errors: fieldErrors(issues, locale, [name]), field: name });
}

function bodyOf(event: ProxyEvent, largest: number): unknown {
  const mediaType = (header(event, "content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") throw new Refused("unsupported-media-type");
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString() : (event.body ?? "");
  if (Buffer.byteLength(text) > largest) throw new Refused("too-large");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("malformed-json");
  }
}
