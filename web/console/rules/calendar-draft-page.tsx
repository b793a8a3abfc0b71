import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { useAsk, useRefresh } from "../use-ask.ts";
import { CalendarView } from "./calendar-view.tsx";
import { FaultList } from "./fault-list.tsx";
import { HolidayRows } from "./holiday-rows.tsx";
import { noticeDays, placeFaults } from "./notice-days.ts";
import { type Entered, firstNotice, NoticeHead } from "./notice-head.tsx";

/** 录入放假通知: typed in, pasted or imported; checked by the server before anything is kept. */
export function CalendarDraftPage() {
  const say = useSay();
  const { data: settings, error } = useAsk("readSettings");
  return (
    <>
      <PageTitle title={say("录入放假通知", "Enter a holiday notice")} />
      <p>
        <Link to="/settings">{say("回到规则", "Back to the rules")}</Link>
      </p>
      {error && <Failure error={error} />}
      {settings && <NoticeForm first={firstNotice(settings)} />}
    </>
  );
}

function NoticeForm({ first }: { first: Entered }) {
  const say = useSay();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [entered, setEntered] = useState(first);
  const { version, notice, coveredUntil, file, rows } = entered;
  const body = { version, notice, coveredUntil, ...(file ? { file: file.text } : noticeDays(rows)) };
  const written = JSON.stringify(body);
  const check = useMutation({ mutationFn: () => ask("readNotice", { body }).then((read) => ({ read, written })) });
  const save = useMutation({
    mutationFn: (calendar: NonNullable<NonNullable<typeof check.data>["read"]["calendar"]>) =>
      ask("draftCalendar", { body: { calendar } }),
    onSuccess: async ({ draft }) => {
      await refresh();
      void navigate(`/settings/drafts/${draft}`);
    },
  });
  // What was checked is what is on the page, or it was not checked.
  const read = check.data?.written === written ? check.data.read : undefined;
  const placed = placeFaults(read?.faults ?? [], file ? [] : rows);
  const nothing = !file && rows.every(({ from }) => from === "");
  return (
    <form
      className="draft-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate();
      }}
    >
      <NoticeHead entered={entered} set={setEntered} />
      {!file && <HolidayRows rows={rows} faults={placed.rows} set={(next) => setEntered({ ...entered, rows: next })} />}
      {check.error && <Failure error={check.error} safe={say("填写的内容还在。", "What you typed is still here.")} />}
      <FaultList faults={placed.rest} title={say("需要更正：", "To be corrected:")} />
      {read && read.faults.length > placed.rest.length && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say("有的日期需要更正，见各行。", "Some days need correction; see their rows.")}
        />
      )}
      <Button htmlType="submit" type={read ? "default" : "primary"} disabled={nothing} loading={check.isPending}>
        {say("核对（不保存）", "Check it (nothing is kept)")}
      </Button>
      {read?.calendar && read.faults.length === 0 && (
        <section className="card checked">
          <Alert
            role="status"
            type="success"
            showIcon
            title={say("核对通过，可以存为草案。", "It is in order and may be kept as a draft.")}
          />
          <CalendarView calendar={read.calendar} />
          {save.error && <Failure error={save.error} />}
          <Button type="primary" loading={save.isPending} onClick={() => read.calendar && save.mutate(read.calendar)}>
            {say("存为草案，送另一人审定", "Keep it as a draft for a second person")}
          </Button>
        </section>
      )}
    </form>
  );
}
