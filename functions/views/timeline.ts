import type * as z from "zod/mini";
import type { Commit, Event, EventOf } from "../../contract/commit.ts";
import type { TimelineEntry as Entry } from "../../contract/views/issue.ts";
import { enclosedIn, isByTheClock, isShown, SHOWN_TO_ENTERPRISE } from "./enclosed.ts";
import { fallbackText } from "./fallback-text.ts";
import { actorView } from "./names.ts";
import { tell } from "./tell.ts";
import type { Telling } from "./telling.ts";

type TimelineEntry = z.infer<typeof Entry>;

/** What the commits only refer to. A text or a name that was erased is missing here. */
export interface Kept {
  readonly texts: ReadonlyMap<string, string>;
  readonly fileNames: ReadonlyMap<string, string>;
}

const ERASED = { "zh-CN": "（已删除）", en: "(erased)" } as const;

/** The timeline as officials read it, in the order of the commits given. */
export function timeline(commits: readonly Commit[], kept: Kept, telling: Telling): TimelineEntry[] {
  return entries(commits, kept, telling, () => true);
}

/** The timeline as the enterprise reads it: only what concerns it, without names, opinions and internal notes. */
export function timelineForEnterprise(commits: readonly Commit[], kept: Kept, telling: Telling): TimelineEntry[] {
  return entries(commits, kept, telling, isShown);
}

function entries(
  commits: readonly Commit[],
  kept: Kept,
  telling: Telling,
  shown: (event: Event) => boolean,
): TimelineEntry[] {
  return commits.flatMap((commit) => {
    let cause: EventOf<"rungFired">["data"] | undefined;
    return commit.events.flatMap((event, at) => {
      if (event.type === "rungFired") {
        cause = event.data;
        if (tellsRung(commit.events[at + 1])) return [];
      } else if (!isByTheClock(event)) cause = undefined;
      return shown(event) ? [entry(event, commit, kept, { ...telling, cause }, shown === isShown)] : [];
    });
  });
}

/** What the rung led to names the rung itself; one sentence is enough. */
function tellsRung(next: Event | undefined): boolean {
  return next !== undefined && next.type !== "rungFired" && isByTheClock(next);
}

function entry(
  event: Event,
  { version, at, actor }: Commit,
  kept: Kept,
  telling: Telling,
  outside: boolean,
): TimelineEntry {
  const { locale, directory, cause, rating } = telling;
  const enclosed = enclosedIn(event, locale);
  const bare = (outside && SHOWN_TO_ENTERPRISE[event.type] === "sentence") || (event.type === "issueRated" && !rating);
  const byClock = isByTheClock(event);
  return {
    version,
    at,
    ...(!byClock && !outside && { by: actorView(actor, directory, locale) }),
    sentence: `${tell(event, { ...telling, outside, at })}${outside ? "" : fallbackText(event, telling)}`,
    late: byClock && cause?.late === true,
    texts: bare
      ? []
      : enclosed.texts.map(({ label, ref }) => ({ label, text: kept.texts.get(ref.text) ?? ERASED[locale] })),
    files:
      bare || (outside && event.type === "closeOutRequested")
        ? []
        : enclosed.files.map(({ file, size, type }) => ({
            file,
            name: kept.fileNames.get(file) ?? ERASED[locale],
            size,
            type,
          })),
  };
}
