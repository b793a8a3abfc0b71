import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input, Select } from "antd";
import { useState } from "react";
import type { SubstitutionRow } from "../../../contract/views/directory.ts";
import { instantOfWall } from "../actions/zone-time.ts";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { Labelled } from "../parts/labelled.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk, useRefresh } from "../use-ask.ts";
import { Period } from "./period.tsx";
import { stateWord } from "./table-words.ts";

/** 我的代理: everybody names who acts for him while he is away; the substitute cannot approve what he himself did. */
export function OwnSubstitutionsPage() {
  const say = useSay();
  const refresh = useRefresh();
  const { data, error, refetch } = useAsk("readMySubstitutions");
  const ending = useMutation({
    mutationFn: (substitute: string) =>
      ask("endMySubstitution", { body: { substitute, reason: say("本人结束代理", "ended by the person") } }),
    onSuccess: refresh,
  });
  return (
    <>
      <PageTitle title={say("我的代理", "My substitutes")} />
      {error && <Failure error={error} again={refetch} />}
      {data && (
        <>
          <section className="card">
            <h2>{say("代我的人", "Who stands in for me")}</h2>
            <Rows
              rows={data.mine}
              other="substituteName"
              end={(row) => ending.mutate(row.substitute)}
              none={say("没有人代您。", "Nobody stands in for you.")}
            />
            {ending.error && <Failure error={ending.error} />}
          </section>
          <NameOne key={data.mine.length} persons={data.persons} zone={data.zone} />
          <section className="card">
            <h2>{say("我代的人", "For whom I stand in")}</h2>
            <Rows rows={data.forOthers} other="name" none={say("您没有代理别人。", "You stand in for nobody.")} />
          </section>
        </>
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly SubstitutionRow[];
  readonly other: "name" | "substituteName";
  readonly end?: (row: SubstitutionRow) => void;
  readonly none: string;
}

function Rows({ rows, other, end, none }: RowsProps) {
  const say = useSay();
  if (rows.length === 0) return <Empty why={none} />;
  return (
    <ul>
      {rows.map((row) => (
        <li key={`${row.person} ${row.substitute} ${row.from}`}>
          <b>{row[other]}</b> · <Period from={row.from} until={row.until} /> · {stateWord(row.state, say)}{" "}
          {end !== undefined && row.state !== "ended" && (
            <Button size="small" onClick={() => end(row)}>
              {say(`结束 ${row[other]} 的代理`, `End it with ${row[other]}`)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface NameProps {
  readonly persons: readonly { person: string; name: string; seats: readonly string[] }[];
  readonly zone: string;
}

function NameOne({ persons, zone }: NameProps) {
  const say = useSay();
  const refresh = useRefresh();
  const [substitute, setSubstitute] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const at = (name: "from" | "until", wall: string) => {
    const instant = instantOfWall(wall, zone);
    return instant === undefined ? {} : { [name]: instant };
  };
  const naming = useMutation({
    mutationFn: () =>
      ask("substituteMe", { body: { substitute, reason: reason.trim(), ...at("from", from), ...at("until", until) } }),
    onSuccess: refresh,
  });
  return (
    <form
      className="card fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        naming.mutate();
      }}
    >
      <Labelled label={say("指定代理人", "Name a substitute")}>
        {(id) => (
          <Select
            id={id}
            value={substitute === "" ? null : substitute}
            showSearch={{ optionFilterProp: "label" }}
            options={persons.map(({ person, name, seats }) => ({
              value: person,
              label: `${name}（${seats.join("、")}）`,
            }))}
            onChange={(next: string) => setSubstitute(next)}
          />
        )}
      </Labelled>
      <Labelled label={say("自（空为立即）", "From (empty: at once)")}>
        {(id) => <Input id={id} type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} />}
      </Labelled>
      <Labelled label={say("至（空为一直）", "Until (empty: open)")}>
        {(id) => (
          <Input id={id} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />
        )}
      </Labelled>
      <Labelled label={say("理由（留作记录）", "Reason (stays on record)")}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Labelled>
      {naming.error && (
        <Failure
          error={naming.error}
          safe={say("没有保存，填写的内容还在。", "Nothing was stored; what you typed is still here.")}
        />
      )}
      {naming.isSuccess && <Alert role="status" type="success" showIcon title={say("已指定。", "Done.")} />}
      <p>
        <Button
          type="primary"
          htmlType="submit"
          disabled={substitute === "" || reason.trim() === ""}
          loading={naming.isPending}
        >
          {say("指定代理人", "Name the substitute")}
        </Button>
      </p>
    </form>
  );
}
