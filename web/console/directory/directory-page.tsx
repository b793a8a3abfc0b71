import { Alert } from "antd";
import { Link, NavLink, useParams } from "react-router";
import { DIRECTORY_TABLES } from "../../../contract/directory-edits.ts";
import { useLocale, useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { When } from "../parts/when.tsx";
import { useAsk } from "../use-ask.ts";
import { isTable, tableWord } from "./table-words.ts";
import { TableView } from "./table-view.tsx";
import { AloneTable } from "./alone-table.tsx";
import { VacancyTable } from "./vacancy-table.tsx";

/** 通讯录: who holds which seat, who stands in, which enterprise is paired with whom, and which seats have nobody. */
export function DirectoryPage() {
  const [locale, say] = [useLocale(), useSay()];
  const { table } = useParams();
  const shown = isTable(table) ? table : "units";
  const { data, error, refetch } = useAsk("readDirectory");
  return (
    <>
      <PageTitle title={say("通讯录", "Directory")}>
        <Link to="/directory/holders">{say("某日某岗位由谁担任", "Who held a seat that day")}</Link>
        <Link to="/directory/changes">{say("历次变更", "All changes")}</Link>
        {data?.mayChange && (
          <>
            <Link to="/directory/change">{say("变更", "Change")}</Link>
            <Link to="/directory/import">{say("导入", "Import")}</Link>
          </>
        )}
      </PageTitle>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          {data.commit && (
            <p className="quiet">
              {say("最近变更：", "Last change: ")}
              <Link to={`/directory/changes/${data.commit.version}`}>
                <When at={data.commit.at} full />
              </Link>{" "}
              {data.commit.actor.persons.join("、")}
            </p>
          )}
          {data.vacant.total > 0 && (
            <>
              <Alert
                role="status"
                type="warning"
                showIcon
                title={say(`${data.vacant.total} 个岗位无人。`, `${data.vacant.total} seats have nobody.`)}
                description={say(
                  "无人岗位的待办由下表的岗位承接，不会被跳过。",
                  "Their duties fall to the seats below; none is skipped.",
                )}
              />
              <details className="card">
                <summary>{say("看无人的岗位", "See the vacant seats")}</summary>
                <VacancyTable rows={data.vacant.rows} />
              </details>
            </>
          )}
          {data.alone.total > 0 && (
            <>
              <Alert
                role="status"
                type="warning"
                showIcon
                title={say(
                  `${data.alone.total} 处一人兼两岗，而两步须由不同的人承担。`,
                  `${data.alone.total} times one person alone holds two seats that need two persons.`,
                )}
                description={say(
                  "第二步由下表的岗位承接，不会停住；最好另派一人。",
                  "The second step falls to the seat below and nothing stops; better name another person.",
                )}
              />
              <details className="card">
                <summary>{say("看一人兼两岗", "See where one person holds two seats")}</summary>
                <AloneTable rows={data.alone.rows} />
              </details>
            </>
          )}
          <nav className="tabs" aria-label={say("通讯录各表", "Tables of the directory")}>
            {DIRECTORY_TABLES.map((name) => (
              <NavLink key={name} to={`/directory/tables/${name}`} className={name === shown ? "active" : ""}>
                {tableWord(name, locale)} <span className="count">{data.counts[name]}</span>
              </NavLink>
            ))}
          </nav>
          <TableView key={shown} table={shown} mayChange={data.mayChange} />
        </>
      )}
    </>
  );
}
