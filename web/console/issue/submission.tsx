import type { Answer } from "../api.ts";
import { useSay } from "../language.ts";
import { Files } from "./files.tsx";

/** What the enterprise handed in: narrative, contact and files; parts my seats may not see are not sent. */
export function Submission({ issue: { issue, narrative, contact, files } }: { issue: Answer<"readIssue"> }) {
  const say = useSay();
  const texts = [...narrative, ...contact];
  if (texts.length === 0 && files.length === 0) return null;
  return (
    <section className="submission">
      <h2>{say("诉求内容", "What was handed in")}</h2>
      <dl>
        {texts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="text">{text}</dd>
          </div>
        ))}
      </dl>
      <Files issue={issue} files={files} />
    </section>
  );
}
