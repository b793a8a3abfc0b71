import { Link, useSearchParams } from "react-router";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk } from "../use-ask.ts";
import { PackForm } from "./pack-form.tsx";

/** 起草政策包: begun from one that exists, checked by the server, decided by a second person. */
export function PackDraftPage() {
  const say = useSay();
  const [address] = useSearchParams();
  const from = address.get("from") ?? "";
  const { data: base, error, refetch } = useAsk("readPack", { params: { pack: from } }, { when: from !== "" });
  const { data: settings } = useAsk("readSettings");
  return (
    <>
      <PageTitle title={say("起草政策包", "Draft a policy pack")} />
      <p>
        <Link to="/settings">{say("回到规则", "Back to the rules")}</Link>{" "}
        {from !== "" && (
          <span className="quiet">
            {say("参照 ", "begun from ")}
            <span className="code">{from}</span>
          </span>
        )}
      </p>
      {from === "" && (
        <Empty why={say("没有选择参照哪个政策包。", "No pack was chosen to begin from.")}>
          {say("请回到规则页选择。", "Choose one on the page of the rules.")}
        </Empty>
      )}
      {error && <Failure error={error} again={refetch} />}
      {base && settings && <PackForm key={from} base={base} inForce={settings.pack} />}
    </>
  );
}
