import type { Directory } from "../../contract/directory.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { noteAddress } from "../../adapters/store/addresses.ts";
import { sendAgain as wait } from "../../adapters/store/deliveries.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import type { Store } from "../../adapters/store/store.ts";

/** Where a delivery goes today: where the directory now says, or where it was to go. */
export function addressNow({ what, address }: Delivery, { persons }: Directory): string | undefined {
  return persons.find(({ id }) => id === what.recipient)?.email ?? address;
}

/** A failed delivery waits again, at once, for this address. False = it is not failed any more. */
export async function sendAgain(store: Store, delivery: Delivery, address: string, at: Instant): Promise<boolean> {
  const waits = delivery.state === "failed" && (await wait(store, { ...delivery, address }, at));
  // Whoever sends it by hand says that the address lives.
  if (waits) await noteAddress(store, address, { dead: undefined }, at);
  return waits;
}
