import { Link, useParams, useSearchParams } from "react-router";
import { useLocale, useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { More } from "../parts/more.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useColumns } from "../register/chosen-columns.ts";
import { RegisterTable } from "../register/register-table.tsx";
import { useAsk, usePages } from "../use-ask.ts";
import { figureWords } from "./figure-words.ts";

/** Exactly the issues that one figure of a bulletin counts. */
export function FigurePage() {
  const [locale, say] = [useLocale(), useSay()];
  const { data: directory } = useAsk("listUnits");
  const { period = "" } = useParams();
  const [address] = useSearchParams();
  const figure = address.get("figure") ?? "";
  const pages = usePages("listFigure", { figure }, { period });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages.at(-1)?.total ?? 0;
  const { shown } = useColumns();
  const name = figureWords(figure, locale, (unit) => directory?.units.find(({ id }) => id === unit)?.name);
  return (
    <>
      <PageTitle title={say("这个数字所计的诉求", "The issues this figure counts")} />
      <p>
        <Link to={`/bulletins/${period}`}>{say(`回到通报 ${period}`, `Back to bulletin ${period}`)}</Link>{" "}
        <span className="quiet">
          <b>{name}</b>
          {pages.isSuccess && say(` · ${total} 件`, ` · ${total} issues`)}
        </span>
      </p>
      {pages.error && <Failure error={pages.error} again={pages.refetch} />}
      {pages.isSuccess && rows.length === 0 && (
        <Empty why={say("这个数字是 0，没有诉求。", "This figure is 0: there are no issues.")} />
      )}
      {rows.length > 0 && <RegisterTable rows={rows} columns={shown} />}
      <More pages={pages} />
    </>
  );
}
