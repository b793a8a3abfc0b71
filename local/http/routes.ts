import type { Deployment, Resource } from "../template/deployment.ts";
import { asList, asText, type JsonObject, objectOrEmpty, textOr } from "../template/json.ts";

/** A method of the REST API, as the template has it. */
export interface Route {
  /** With its variables, e.g. /issues/{issue} */
  resource: string;
  resourceId: string;
  method: string;
  integration: JsonObject;
}

export interface Match {
  route: Route;
  parameters: Record<string, string>;
}

interface Node {
  literal: Map<string, Node>;
  variable: { name: string; node: Node } | undefined;
  rest: { name: string; node: Node } | undefined;
  routes: Map<string, Route>;
}

/** Finds the route of a request among those of the template; nothing else answers. */
export type Router = (method: string, path: string) => Match | undefined;

/** @throws if the template has more than one REST API: there is one origin */
export function routerOf(deployment: Deployment): Router {
  const apis = deployment.of("AWS::ApiGateway::RestApi");
  if (apis.length > 1) throw new Error(`One REST API is expected, found ${apis.map(({ id }) => id).join(", ")}`);
  const root = emptyNode();
  for (const method of deployment.of("AWS::ApiGateway::Method")) {
    const route = routeOf(method, deployment);
    const segments = route.resource.split("/").filter((part) => part !== "");
    nodeAt(root, segments).routes.set(route.method, route);
  }
  return (method, path) => {
    const segments = path.split("/").slice(1);
    if (segments.at(-1) === "") segments.pop();
    return find(root, segments, method, {});
  };
}

function routeOf({ id, stack, properties }: Resource, deployment: Deployment): Route {
  const resourceId = asText(properties["ResourceId"], `${id}.ResourceId`);
  if (textOr(properties["AuthorizationType"], "NONE") !== "NONE")
    throw new Error(`${stack}/${id}: authorizers of the API are not known here`);
  return {
    resource: pathOf(resourceId, deployment),
    resourceId,
    method: asText(properties["HttpMethod"], `${id}.HttpMethod`),
    integration: objectOrEmpty(properties["Integration"]),
  };
}

function pathOf(resourceId: string, deployment: Deployment): string {
  const resource = deployment.of("AWS::ApiGateway::Resource").find(({ names }) => names.ref === resourceId);
  if (!resource) return "/"; // the root
  const parent = pathOf(asText(resource.properties["ParentId"], "ParentId"), deployment);
  return `${parent === "/" ? "" : parent}/${asText(resource.properties["PathPart"], "PathPart")}`;
}

function emptyNode(): Node {
  return { literal: new Map(), variable: undefined, rest: undefined, routes: new Map() };
}

function nodeAt(root: Node, segments: string[]): Node {
  let node = root;
  for (const segment of segments) {
    const [, name, plus] = /^\{([^+}]+)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) {
      const next = node.literal.get(segment) ?? emptyNode();
      node.literal.set(segment, next);
      node = next;
    } else if (plus === "+") {
      node.rest ??= { name, node: emptyNode() };
      node = node.rest.node;
    } else {
      node.variable ??= { name, node: emptyNode() };
      node = node.variable.node;
    }
  }
  return node;
}

/** A literal segment goes before a variable, a variable before {proxy+}. */
function find(node: Node, segments: string[], method: string, parameters: Record<string, string>): Match | undefined {
  const [segment, ...others] = segments;
  if (segment === undefined) {
    const route = node.routes.get(method) ?? node.routes.get("ANY");
    return route && { route, parameters };
  }
  const literal = node.literal.get(segment);
  const exact = literal && find(literal, others, method, parameters);
  if (exact) return exact;
  const { variable, rest } = node;
  const named = variable && find(variable.node, others, method, { ...parameters, [variable.name]: decoded(segment) });
  if (named) return named;
  return rest && find(rest.node, [], method, { ...parameters, [rest.name]: segments.map(decoded).join("/") });
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Media types the API treats as binary. */
export function binaryTypes(deployment: Deployment): string[] {
  const [api] = deployment.of("AWS::ApiGateway::RestApi");
  return asList(api?.properties["BinaryMediaTypes"]).map((type) => asText(type, "BinaryMediaTypes"));
}

export function isBinary(types: string[], mediaType: string | undefined): boolean {
  const [type = ""] = (mediaType ?? "").split(/[;,]/);
  const plain = type.trim().toLowerCase();
  return types.some(
    (one) => one === "*/*" || one === plain || (one.endsWith("/*") && plain.startsWith(one.slice(0, -1))),
  );
}
