import type { ReactNode } from "react";
import { Link } from "react-router";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { More } from "../parts/more.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { usePages } from "../use-ask.ts";

/** 站内通知: what the system told me, the newest first. */
export function InboxPage() {
  const say = useSay();
  const pages = usePages("readInbox");
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageTitle title={say("站内通知", "Inbox")} />
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.isSuccess && items.length === 0 && (
        <Empty why={say("还没有给您的通知。", "There is no notice for you yet.")}>
          {say(
            "提醒、交办、提级和通报会在工作时间发到这里。",
            "Reminders, assignments and bulletins come in working hours.",
          )}
        </Empty>
      )}
      <ul className="notices">
        {items.map(({ notice, issue, at, subject, text }) => (
          <li key={notice}>
            <p>
              {issue === undefined ? <b>{subject}</b> : <Link to={`/issues/${issue}`}>{subject}</Link>}{" "}
              <span className="quiet">
                <When at={at} />
              </span>
            </p>
            <p className="text">{linked(text)}</p>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </>
  );
}

/** Addresses of pages of the console become links. */
function linked(text: string): ReactNode[] {
  return text.split(/(#\/[\w/@.-]+)/u).map((part, place) =>
    part.startsWith("#/") ? (
      <Link key={place} to={part.slice(1)}>
        {part}
      </Link>
    ) : (
      part
    ),
  );
}
