import type { Answer } from "../api.ts";
import { useSay } from "../language.ts";
import { Files } from "./files.tsx";

/** What the enterprise handed in: narrative, contact and files; parts my seats may not see are not sent. */
export function Submission({ issue: page }: { issue: Answer<"readIssue"> }) {
  const say = useSay();
  const { issue, narrative, contact, files, status } = page;
  if (narrative.length === 0 && contact.length === 0 && files.length === 0) return null;
  return (
    <section className="submission">
      {/* Once it is being handled, what happened matters more. */}
      <details open={status === "submitted" || status === "registered"}>
        <summary>
          <h2>{say("诉求内容", "What was handed in")}</h2>
        </summary>
        <Texts texts={narrative} />
        <Texts texts={contact} className="facts" />
        <Files issue={issue} files={files} />
      </details>
    </section>
  );
}

type Texts = Answer<"readIssue">["narrative"];

function Texts({ texts, className = "" }: { texts: Texts; className?: string }) {
  if (texts.length === 0) return null;
  return (
    <dl className={className}>
      {texts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="text">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
