import { Link } from "react-router";
import type { DraftRow } from "../../../contract/views/settings.ts";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { When } from "../parts/when.tsx";
import { draftKind, draftState } from "./state-words.ts";

/** Everything that was ever proposed, the newest first: who wrote it, who decided, when. */
export function DraftList({ drafts }: { drafts: readonly DraftRow[] }) {
  const say = useSay();
  if (drafts.length === 0)
    return (
      <Empty
        why={say(
          "还没有草案，现行规则是随系统装入的。",
          "There are no drafts: the rules in force came with the system.",
        )}
      >
        {say("日历和政策包由系统管理员起草，由另一人审定发布。", "An administrator drafts; a second person publishes.")}
      </Empty>
    );
  const heads = [
    say("版本", "Version"),
    say("种类", "Kind"),
    say("状态", "State"),
    say("起草", "Drafted"),
    say("审定", "Decided"),
  ];
  return (
    <ScrollTable name={say("草案和历次版本", "Drafts and versions")} heads={heads} cards>
      {drafts.map((draft) => (
        <tr key={draft.draft}>
          <td data-head={heads[0]}>
            <Link to={`/settings/drafts/${draft.draft}`}>{draft.name}</Link>
          </td>
          <td data-head={heads[1]}>{draftKind(draft.kind, say)}</td>
          <td data-head={heads[2]}>{draftState(draft, say)}</td>
          <td data-head={heads[3]}>
            <span>
              {draft.author.name} <When at={draft.at} full />
            </span>
          </td>
          <td data-head={heads[4]}>
            {draft.decidedBy === undefined ? (
              <span className="quiet">—</span>
            ) : (
              <span>
                {draft.decidedBy.name} <When at={draft.decidedAt} full />
                {draft.reason !== undefined && <span className="receipt-line">{draft.reason}</span>}
              </span>
            )}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
