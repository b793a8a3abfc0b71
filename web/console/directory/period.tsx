import { useSay } from "../language.ts";
import { When } from "../parts/when.tsx";

/** Half-open: from, and until just before the second instant. */
export function Period({ from, until }: { from: string; until?: string | undefined }) {
  const say = useSay();
  return (
    <span>
      <When at={from} full /> {say("起", "on")}
      {until !== undefined && (
        <>
          {say("，至 ", ", until ")}
          <When at={until} full />
        </>
      )}
    </span>
  );
}
