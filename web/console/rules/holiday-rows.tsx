import { Button, Input } from "antd";
import type { Fault } from "../../../contract/fault.ts";
import { useLocale, useSay } from "../language.ts";
import { daysOf, type HolidayRow, isNoRange } from "./notice-days.ts";

interface Props {
  readonly rows: readonly HolidayRow[];
  readonly faults: readonly (readonly Fault[])[];
  readonly set: (rows: HolidayRow[]) => void;
}

/** One line a holiday: from – to, and the days worked for it. */
export function HolidayRows({ rows, faults, set }: Props) {
  const say = useSay();
  const put = (place: number, row: HolidayRow): void => set(rows.map((one, at) => (at === place ? row : one)));
  return (
    <fieldset className="card">
      <legend>{say("放假和调休", "Days off and days worked")}</legend>
      {rows.map((row, place) => (
        <Row
          key={place}
          row={row}
          faults={faults[place] ?? []}
          put={(next) => put(place, next)}
          remove={() => set(rows.filter((_, at) => at !== place))}
        />
      ))}
      <Button onClick={() => set([...rows, { name: "", from: "", to: "", makeUp: [] }])}>
        {say("再加一个节日", "Another holiday")}
      </Button>
    </fieldset>
  );
}

interface RowProps {
  readonly row: HolidayRow;
  readonly faults: readonly Fault[];
  readonly put: (row: HolidayRow) => void;
  readonly remove: () => void;
}

function Row({ row, faults, put, remove }: RowProps) {
  const [locale, say] = [useLocale(), useSay()];
  const { name, from, to, makeUp } = row;
  const of = (what: string) => `${name || say("节日", "holiday")} ${what}`;
  const setMakeUp = (place: number, date: string): void =>
    put({ ...row, makeUp: makeUp.map((one, at) => (at === place ? date : one)) });
  const count = from === "" || isNoRange(row) ? undefined : daysOf(from, to).length;
  return (
    <div className="holiday">
      <Input
        aria-label={say("节日名称", "Name of the holiday")}
        value={name}
        onChange={({ target }) => put({ ...row, name: target.value })}
      />
      <span className="range">
        <Input
          type="date"
          aria-label={of(say("放假第一天", "first day off"))}
          value={from}
          onChange={({ target }) => put({ ...row, from: target.value })}
        />
        {say("至", "to")}
        <Input
          type="date"
          aria-label={of(say("放假最后一天", "last day off"))}
          value={to}
          min={from}
          onChange={({ target }) => put({ ...row, to: target.value })}
        />
        <span className="quiet count">{count === undefined ? "" : say(`共 ${count} 天`, `${count} days`)}</span>
      </span>
      <span className="make-up">
        {makeUp.map((date, place) => (
          <span key={place} className="range">
            <Input
              type="date"
              aria-label={of(say(`调休上班日 ${place + 1}`, `worked day ${place + 1}`))}
              value={date}
              onChange={({ target }) => setMakeUp(place, target.value)}
            />
            <Button
              aria-label={of(say(`去掉调休上班日 ${place + 1}`, `remove worked day ${place + 1}`))}
              onClick={() => put({ ...row, makeUp: makeUp.filter((_, at) => at !== place) })}
            >
              ×
            </Button>
          </span>
        ))}
        <Button
          onClick={() => put({ ...row, makeUp: [...makeUp, ""] })}
          aria-label={of(say("加一个调休上班日", "add a worked day"))}
        >
          {say("＋ 上班日", "+ worked day")}
        </Button>
        <Button onClick={remove} aria-label={of(say("去掉这一行", "remove this line"))}>
          {say("去掉", "Remove")}
        </Button>
      </span>
      {isNoRange(row) && (
        <p className="over" role="alert">
          ■ {say("最后一天早于第一天，或超过一个月。", "It ends before it begins, or lasts for more than a month.")}
        </p>
      )}
      {faults.map((fault) => (
        <p key={fault.en} className="over" role="alert">
          ■ {fault[locale]}
        </p>
      ))}
    </div>
  );
}
