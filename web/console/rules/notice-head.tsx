import { Button, Input } from "antd";
import { useState } from "react";
import type { Answer } from "../api.ts";
import { useSay } from "../language.ts";
import { Labelled } from "../parts/labelled.tsx";
import type { HolidayRow } from "./notice-days.ts";
import { rowsOfText, yearOf } from "./notice-text.ts";

export interface Entered {
  readonly version: string;
  readonly notice: string;
  readonly coveredUntil: string;
  readonly rows: readonly HolidayRow[];
  /** Read instead of the rows. */
  readonly file?: { readonly name: string; readonly text: string };
}

/** 全国年节及纪念日放假办法 §2 names these; one that a notice leaves out stays empty. */
const HOLIDAYS = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];
const emptyRow = (name: string): HolidayRow => ({ name, from: "", to: "", makeUp: [] });

/** The year after the last that is covered; a change of a year's plan is typed over it. */
export function firstNotice({ calendar, drafts }: Answer<"readSettings">): Entered {
  const year = String(Number(calendar.coveredUntil.slice(0, 4)) + 1);
  return { ...ofYear(year, drafts), rows: HOLIDAYS.map(emptyRow) };
}

function ofYear(year: string, drafts: Answer<"readSettings">["drafts"]): Omit<Entered, "rows"> {
  const taken = drafts.filter(({ name }) => name.startsWith(`china-${year}/`)).length;
  return {
    version: `china-${year}/${taken + 1}`,
    notice: `国务院办公厅关于${year}年部分节假日安排的通知`,
    coveredUntil: `${year}-12-31`,
  };
}

/** What the notice is, and two quick ways in: its text pasted, or a file. */
export function NoticeHead({ entered, set }: { entered: Entered; set: (next: Entered) => void }) {
  const say = useSay();
  const [text, setText] = useState("");
  const [found, setFound] = useState<number>();
  const { file: _, ...typed } = entered;
  const readText = (): void => {
    const year = yearOf(text) ?? entered.coveredUntil.slice(0, 4);
    const rows = rowsOfText(text, year);
    setFound(rows.length);
    if (rows.length === 0) return;
    const same = year === entered.coveredUntil.slice(0, 4);
    set({ ...typed, ...(!same && { ...ofYear(year, []) }), rows });
  };
  const readFile = async (chosen: File | undefined): Promise<void> => {
    if (chosen) set({ ...typed, file: { name: chosen.name, text: await chosen.text() } });
  };
  return (
    <div className="card fields">
      <Labelled label={say("通知的标题和文号", "Title and number of the notice")}>
        {(id) => (
          <Input id={id} value={entered.notice} onChange={({ target }) => set({ ...entered, notice: target.value })} />
        )}
      </Labelled>
      <Labelled
        label={say("日历版本名", "Name of the version")}
        hint={say("字母、数字和 . / -，不能与已有的重名。", "Letters, digits and . / -; a new one.")}
      >
        {(id) => (
          <Input
            id={id}
            value={entered.version}
            onChange={({ target }) => set({ ...entered, version: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={say("通知覆盖到", "Covered until")}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={entered.coveredUntil}
            onChange={({ target }) => set({ ...entered, coveredUntil: target.value })}
          />
        )}
      </Labelled>
      <details>
        <summary>{say("粘贴通知正文，自动填入下表", "Paste the text of the notice to fill the table")}</summary>
        <Labelled
          label={say("通知正文", "Text of the notice")}
          hint={say(
            "逐个节日「一、元旦：1月1日（…）至3日（…）放假…」的段落即可；填入后请核对。",
            "The paragraphs of the holidays; look through what was filled in.",
          )}
        >
          {(id) => <Input.TextArea id={id} rows={6} value={text} onChange={({ target }) => setText(target.value)} />}
        </Labelled>
        <Button onClick={readText} disabled={text.trim() === ""}>
          {say("填入下表", "Fill the table")}
        </Button>
        {found !== undefined && (
          <p role="status">
            {found === 0
              ? say("没有认出节日，请手工填写。", "No holiday was recognised; type them in.")
              : say(`填入了 ${found} 个节日，请逐行核对。`, `${found} holidays were filled in; look through them.`)}
          </p>
        )}
      </details>
      <Labelled label={say("或导入文件（JSON、ICS）", "Or import a file (JSON, ICS)")}>
        {(id) => (
          <input
            id={id}
            type="file"
            accept=".json,.ics,application/json,text/calendar"
            onChange={({ target }) => void readFile(target.files?.[0])}
          />
        )}
      </Labelled>
      {entered.file && (
        <p>
          {say(`日期取自文件 ${entered.file.name}。`, `The days come from the file ${entered.file.name}.`)}{" "}
          <Button size="small" onClick={() => set(typed)}>
            {say("不用文件，手工填写", "Type them in instead")}
          </Button>
        </p>
      )}
    </div>
  );
}
