import type { Status } from "../../../contract/vocabulary.ts";
import { useSay } from "../language.ts";

/** Where on the ladder: `第 1 级`; the name of the tier beside it where the server told it. Nobody has it before it is dispatched. */
export function Tier({ tier, name, status }: { tier: number; name?: string; status?: Status }) {
  const say = useSay();
  if (status === "submitted" || status === "registered") return <span className="quiet">—</span>;
  if (tier === 0) return <span className="tier">{name ?? say("承办单位", "unit")}</span>;
  return (
    <span className="tier raised">
      {say(`第 ${tier} 级`, `tier ${tier}`)}
      {name !== undefined && ` ${name}`}
    </span>
  );
}
