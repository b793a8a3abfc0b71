import { ENDPOINTS, type EndpointId } from "../../contract/endpoints.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { COUNTY_ZONE } from "../time-words.ts";
import { useAsk } from "./use-ask.ts";

export function useMe() {
  return useAsk("readMe");
}

/** The zone the county's times are told in. */
export function useZone(): string {
  return useMe().data?.zone ?? COUNTY_ZONE;
}

/** The server's clock when it was last asked; never the browser's. */
export function useServerNow(): Instant | undefined {
  return useMe().data?.now;
}

/** Whether the seats held now open an endpoint, by the very table that the server judges by. */
export function useMay(endpoint: EndpointId): boolean {
  const { data } = useMe();
  const { caller } = ENDPOINTS[endpoint];
  if (typeof caller === "string") return caller === "anyone";
  const held = data?.seats.map(({ seat }) => seat.split(":")[0]) ?? [];
  return caller.some((kind) => held.includes(kind));
}
