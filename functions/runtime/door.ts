import { settings as environment } from "../../adapters/environment.ts";
import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import { openStore, type Store } from "../../adapters/store/store.ts";
import type { Door } from "./call.ts";
import { localeOf } from "./locale.ts";
import type { ProxyEvent } from "./proxy.ts";

let opened: Store | undefined;

/** The table of this stage; made at the first call and kept, as its connections are. */
export function store(): Store {
  opened ??= openStore(environment("TABLE", "TENANT"));
  return opened;
}

export function doorOf(event: ProxyEvent): Door {
  const { requestTimeEpoch, identity } = event.requestContext;
  let read: Promise<Settings> | undefined;
  return {
    locale: localeOf(event),
    receivedAt: new Date(requestTimeEpoch).toISOString(),
    sourceIp: identity.sourceIp,
    store: store(),
    settings: () => (read ??= loadSettings(store())),
  };
}
