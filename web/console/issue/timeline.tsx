import { useInfiniteQuery } from "@tanstack/react-query";
import type { TimelineEntry } from "../../../contract/views/issue.ts";
import { type Answer, ask } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { Holder } from "../parts/holder.tsx";
import { More } from "../parts/more.tsx";
import { When } from "../parts/when.tsx";
import { Files } from "./files.tsx";

/** Every step, the newest first, as a sentence one can say aloud, with the record it comes from. */
export function Timeline({ issue: page }: { issue: Answer<"readIssue"> }) {
  const [locale, say] = [useLocale(), useSay()];
  const { issue, timeline, oldest } = page;
  const older = useInfiniteQuery({
    queryKey: ["readIssue older", issue, oldest, locale],
    queryFn: ({ pageParam }) => ask("readIssue", { params: { issue }, query: { before: String(pageParam) } }),
    enabled: false,
    initialPageParam: oldest,
    getNextPageParam: (last) => (last.oldest > 1 ? last.oldest : undefined),
  });
  const found = [...timeline, ...(older.data?.pages.flatMap((more) => more.timeline) ?? [])];
  // What one step did comes in the order it was done: the last of it is the newest.
  const entries = found.toReversed().toSorted((a, b) => b.version - a.version);
  const hasNextPage = older.data === undefined ? oldest > 1 : older.hasNextPage;
  return (
    <section>
      <h2>{say("经过", "What happened")}</h2>
      <ol className="timeline" reversed>
        {entries.map((entry) => (
          <Entry key={`${entry.version} ${entry.sentence}`} issue={issue} entry={entry} />
        ))}
      </ol>
      {older.error && <Failure error={older.error} />}
      <More
        pages={{ ...older, hasNextPage, fetchNextPage: () => (older.data ? older.fetchNextPage() : older.refetch()) }}
      />
    </section>
  );
}

function Entry({
  issue,
  entry: { version, at, by, sentence, late, texts, files },
}: {
  issue: string;
  entry: TimelineEntry;
}) {
  const say = useSay();
  return (
    <li>
      <p className="entry-head">
        <When at={at} />
        {by && (
          <>
            {" · "}
            <Holder seat={by} />
          </>
        )}
        <span className="record" title={say("记录版本", "version of the record")}>
          {say(`记录 ${version}`, `record ${version}`)}
        </span>
      </p>
      <p className="sentence">
        {sentence} {late && <strong className="late">{say("■ 系统执行迟于承诺", "■ later than promised")}</strong>}
      </p>
      {texts.map(({ label, text }) => (
        <blockquote key={label + text}>
          <b>{label}</b>
          <p className="text">{text}</p>
        </blockquote>
      ))}
      <Files issue={issue} files={files} />
    </li>
  );
}
