import { type Commit, TextRef } from "../../contract/commit.ts";

/** Every text the commits speak of, once, wherever in an event it stands. */
export function textsIn(commits: readonly Commit[]): TextRef[] {
  const found = new Map<string, TextRef>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const ref = "digest" in value ? TextRef.safeParse(value) : undefined;
    if (ref?.success === true) found.set(ref.data.text, ref.data);
    else for (const inner of Object.values(value)) look(inner);
  };
  for (const { events } of commits) for (const { data } of events) look(data);
  return [...found.values()];
}
