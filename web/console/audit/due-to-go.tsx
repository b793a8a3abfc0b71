import { useSay } from "../language.ts";
import { When } from "../parts/when.tsx";

/** Since when a mail that waits might have gone out; it may also not be time yet. */
export function DueToGo({ at }: { at: string }) {
  const say = useSay();
  return (
    <>
      {say("应发于 ", "to go out at ")}
      <When at={at} full />
    </>
  );
}
