import { Button, Input } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { dayBefore } from "../pages/day-before.ts";
import { useSay } from "../language.ts";
import { useServerNow, useZone } from "../me.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { Labelled } from "../parts/labelled.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ScrollTable } from "../parts/scroll-table.tsx";
import { useAsk } from "../use-ask.ts";
import { Period } from "./period.tsx";
import { SeatPick } from "./pick.tsx";

/** 某日某岗位由谁担任: from the directory as it was recorded, with the change that wrote it so. */
export function HoldersPage() {
  const say = useSay();
  const [address, setAddress] = useSearchParams();
  const [now, zone] = [useServerNow(), useZone()];
  const [seat, setSeat] = useState(address.get("seat") ?? "");
  const [chosen, setDay] = useState(address.get("at") ?? "");
  const day = chosen || (now === undefined ? "" : dayBefore(now, zone));
  const asked = { seat: address.get("seat") ?? "", at: address.get("at") ?? "" };
  const { data, error, refetch } = useAsk(
    "readSeatHolders",
    { query: asked },
    { when: asked.seat !== "" && asked.at !== "" },
  );
  const heads = [
    say("人员", "Person"),
    say("期间", "Period"),
    say("代理", "Standing in"),
    say("依据的变更", "Written by"),
  ];
  return (
    <>
      <PageTitle title={say("某日某岗位由谁担任", "Who held a seat that day")} />
      <p>
        <Link to="/directory">{say("回到通讯录", "Back to the directory")}</Link>
      </p>
      <form
        className="card fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAddress({ seat, at: day });
        }}
      >
        <Labelled label={say("岗位", "Seat")}>{(id) => <SeatPick id={id} value={seat} set={setSeat} />}</Labelled>
        <Labelled label={say("日期", "Day")}>
          {(id) => <Input id={id} type="date" value={day} onChange={({ target }) => setDay(target.value)} />}
        </Labelled>
        <p>
          <Button type="primary" htmlType="submit" disabled={seat === "" || day === ""}>
            {say("查询", "Look it up")}
          </Button>
        </p>
      </form>
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <section>
          <h2>
            {data.name} <Period from={data.from} until={data.until} />
          </h2>
          {data.persons.length === 0 ? (
            <Empty why={say("当日这个岗位无人。", "Nobody held this seat on that day.")} />
          ) : (
            <ScrollTable name={say("担任人", "Holders")} heads={heads} cards>
              {data.persons.map(({ person, name, from, until, onBehalfOf, via, commit }) => (
                <tr key={`${person} ${from} ${onBehalfOf?.person ?? ""}`}>
                  <td data-head={heads[0]}>{name}</td>
                  <td data-head={heads[1]}>
                    <Period from={from} until={until} />
                  </td>
                  <td data-head={heads[2]}>
                    {onBehalfOf === undefined
                      ? say("本人", "himself")
                      : say(
                          `代 ${onBehalfOf.name}${via ? `（经 ${via.name}）` : ""}`,
                          `for ${onBehalfOf.name}${via ? ` through ${via.name}` : ""}`,
                        )}
                  </td>
                  <td data-head={heads[3]}>
                    {commit === undefined ? (
                      "—"
                    ) : (
                      <Link to={`/directory/changes/${commit.version}`}>
                        {say(`第 ${commit.version} 次变更`, `change ${commit.version}`)}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </ScrollTable>
          )}
        </section>
      )}
    </>
  );
}
