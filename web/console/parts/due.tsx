import { dueWords, instantWords } from "../../time-words.ts";
import { useLocale, useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { Expected } from "./expected.tsx";
import type { TimeLeft } from "../../../contract/views/duty.ts";

interface Props {
  readonly left: TimeLeft | undefined;
  readonly dueAt: string | undefined;
  readonly provisional?: boolean;
  readonly held?: boolean;
}

/** Time left with its unit, weekday and instant. A provisional date tells its reason, by keyboard too. */
export function Due({ left, dueAt, provisional = false, held = false }: Props) {
  const [locale, say, zone] = [useLocale(), useSay(), useZone()];
  if (dueAt === undefined) return <span className="quiet">—</span>;
  if (held) return <span className="due">{say("计时暂停", "clock stopped")}</span>;
  if (left === undefined) return <span className="due">{instantWords(dueAt, locale, zone)}</span>;
  const words = dueWords({ left, dueAt, provisional }, locale, zone);
  const shown = <span className={left.over ? "due over" : left.today ? "due today" : "due"}>{words}</span>;
  return provisional ? <Expected words={words}>{shown}</Expected> : shown;
}
