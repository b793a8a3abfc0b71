import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useSay } from "../language.ts";
import { useServerNow, useZone } from "../me.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk } from "../use-ask.ts";
import { dayBefore } from "../pages/day-before.ts";
import { stateWords } from "./state-words.ts";

/** 通报: the months of the programme, and a cumulative sheet up to any day. */
export function BulletinsPage() {
  const say = useSay();
  const { data, error, refetch } = useAsk("listBulletins");
  const states = stateWords(say);
  return (
    <>
      <PageTitle title={say("通报", "Bulletins")} />
      {error && <Failure error={error} again={refetch} />}
      <Cumulative />
      {data?.periods.length === 0 && (
        <Empty why={say("还没有一期通报。", "There is no bulletin yet.")}>
          {say(
            "每月结束后自动冻结，次月第一个工作日 08:30 发送。",
            "Each month is frozen at its end and sent on the next working day, 08:30.",
          )}
        </Empty>
      )}
      {data !== undefined && data.periods.length > 0 && (
        <table className="list periods">
          <thead>
            <tr>
              <th scope="col">{say("期", "Period")}</th>
              <th scope="col">{say("状态", "State")}</th>
            </tr>
          </thead>
          <tbody>
            {data.periods.map(({ period, state }) => (
              <tr key={period}>
                <td>
                  <Link to={`/bulletins/${period}`}>{period}</Link>
                </td>
                <td>{states[state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Cumulative() {
  const say = useSay();
  const navigate = useNavigate();
  const [now, zone] = [useServerNow(), useZone()];
  const [chosen, setChosen] = useState<string>();
  const day = chosen ?? (now === undefined ? "" : dayBefore(now, zone));
  const open = (event: FormEvent): void => {
    event.preventDefault();
    if (day !== "") void navigate(`/bulletins/until-${day}`);
  };
  return (
    <form className="cumulative" onSubmit={open}>
      <label>
        {say("累计情况，截至", "Cumulative sheet, up to")}{" "}
        <Input type="date" value={day} onChange={({ target }) => setChosen(target.value)} />
      </label>
      <Button htmlType="submit">{say("查看", "Show")}</Button>
    </form>
  );
}
