import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { Door } from "./call.ts";
import { localeOf } from "./locale.ts";
import type { ProxyEvent } from "./proxy.ts";
import { stageStore } from "./stage.ts";

export function doorOf(event: ProxyEvent): Door {
  const { requestTimeEpoch, identity } = event.requestContext;
  const store = stageStore();
  let read: Promise<Settings> | undefined;
  return {
    locale: localeOf(event),
    receivedAt: new Date(requestTimeEpoch).toISOString(),
    sourceIp: identity.sourceIp,
    store,
    settings: () => (read ??= loadSettings(store)),
  };
}
