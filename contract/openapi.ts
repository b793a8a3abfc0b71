import * as z from "zod/mini";
import type { Endpoint } from "./endpoint.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { DryRun } from "./views/issue.ts";
import { type Locale, Problem, type ProblemCode, PROBLEMS } from "./problems.ts";

type Json = Record<string, unknown>;

/** The API in OpenAPI 3.1, generated from the endpoint table: whatever the table says is here, and nothing else is. */
export function openApiDocument(locale: Locale): Json {
  const paths: Record<string, Json> = {};
  for (const [id, row] of Object.entries<Endpoint>(ENDPOINTS)) {
    paths[row.path] = { ...paths[row.path], [row.method.toLowerCase()]: operation(id, row, locale) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "回音 Huiyin", version: "1", license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: "." }],
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: { Problem: schemaOf(Problem, "output") },
    },
  };
}

function operation(operationId: string, row: Endpoint, locale: Locale): Json {
  const type = row.answer instanceof z.ZodMiniString ? "text/csv" : "application/json";
  return {
    operationId,
    summary: row.summary,
    tags: [row.serves],
    ...(typeof row.caller !== "string" && { security: [{ bearer: [] }], "x-seats": row.caller }),
    parameters: [...parametersOf("path", row.params), ...parametersOf("query", row.query)],
    ...(row.body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(row.body, "input") } } },
    }),
    responses: {
      [row.status]: { description: "OK", content: { [type]: { schema: schemaOf(row.answer, "output") } } },
      ...(row.status === 201 &&
        row.query && {
          200: { description: "dryRun=true", content: { [type]: { schema: schemaOf(DryRun, "output") } } },
        }),
      ...refusals(row, locale),
    },
  };
}

function parametersOf(place: "path" | "query", schema: Endpoint["params"]): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = Parameters.parse(schemaOf(schema, "input"));
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}
const Parameters = z.object({
  properties: z.optional(z.record(z.string(), z.unknown())),
  required: z.optional(z.array(z.string())),
});

/** Which problems an endpoint may answer, by status: its own, and those of the door (contract/endpoint.ts). */
function refusals({ problems, caller, body }: Endpoint, locale: Locale): Json {
  const codes: ProblemCode[] = ["invalid", "unavailable", "fault", ...problems];
  if (typeof caller !== "string") codes.push("unauthenticated", "token-expired", "unknown-person", "forbidden");
  if (body !== undefined) codes.push("malformed-json", "unsupported-media-type", "too-large");
  const statuses = Map.groupBy([...new Set(codes)], (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...statuses].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `${code}: ${PROBLEMS[code][locale]}`).join("\n\n"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function schemaOf(schema: z.core.$ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  return rest;
}
