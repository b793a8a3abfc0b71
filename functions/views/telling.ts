import type { EventOf } from "../../contract/commit.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Locale } from "../../contract/problems.ts";

/** What an event says beside its own data: in which language, by which names, and the rung that caused it. */
export interface Telling {
  readonly locale: Locale;
  readonly zone: string;
  readonly directory: Directory;
  readonly pack: Pack;
  readonly cause?: EventOf<"rungFired">["data"] | undefined;
  /** Whether the reader may know the enterprise's mark (the unit may not, before the close). */
  readonly rating: boolean;
  /** The reader is the enterprise: nothing of other issues, nothing internal. */
  readonly outside?: boolean;
}
