import type { Child } from "./h.ts";

/** Where the reader is: `#/submit/2?field=phone`. Fragments never reach a server, so a query code in one stays private. */
export interface Address {
  readonly page: string;
  readonly rest: string;
  readonly query: URLSearchParams;
}

export interface Page {
  readonly title: string;
  readonly body: readonly Child[];
  /** Id of the element to focus instead of the heading. */
  readonly focus?: string | undefined;
}

export function addressNow(): Address {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [page = "", rest = ""] = path.split("/");
  return { page, rest, query: new URLSearchParams(query) };
}

/** `#/` opens pages; any other fragment (`#main`) is a place on the page. */
export function isPageAddress(): boolean {
  return location.hash === "" || location.hash.startsWith("#/");
}

export function go(path: string, how: "push" | "replace" = "push"): void {
  if (how === "push") location.hash = `#/${path}`;
  else location.replace(`#/${path}`);
}

/** Takes secrets out of the address and the browser's history without opening another page. */
export function cleanAddress(path: string): void {
  history.replaceState(null, "", `#/${path}`);
}
