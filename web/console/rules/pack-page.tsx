import { Link, useParams } from "react-router";
import { useLocale, useSay } from "../language.ts";
import { useMay } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk } from "../use-ask.ts";
import { PackView } from "./pack/pack-view.tsx";

/** One policy pack, to be read. */
export function PackPage() {
  const [locale, say] = [useLocale(), useSay()];
  const { pack = "" } = useParams();
  const { data, error, refetch } = useAsk("readPack", { params: { pack } });
  const drafts = useMay("draftPack");
  const name = data?.name[locale === "en" ? "en" : "zh"];
  return (
    <>
      <PageTitle title={say(`政策包 ${name ?? pack}`, `Policy pack ${name ?? pack}`)}>
        {drafts && <Link to={`/settings/packs/new?from=${pack}`}>{say("由它起草", "Draft from it")}</Link>}
      </PageTitle>
      <p>
        <Link to="/settings">{say("回到规则", "Back to the rules")}</Link> <span className="code">{pack}</span>
      </p>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <section className="card">
          <PackView pack={data} open />
        </section>
      )}
    </>
  );
}
