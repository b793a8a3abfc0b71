import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { ask } from "../api.ts";
import type { DraftPage } from "../../../contract/views/settings.ts";
import { useSay } from "../language.ts";
import { useMay, useMe } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { Labelled } from "../parts/labelled.tsx";
import { useRefresh } from "../use-ask.ts";

/** 审定: a second person puts the draft in force or refuses it; its author may only take it back, and is told so. */
export function DraftDecision({ draft }: { draft: DraftPage }) {
  const say = useSay();
  const refresh = useRefresh();
  const { data: me } = useMe();
  const mayWithdraw = useMay("withdrawDraft");
  const [sure, setSure] = useState<"publish" | "refuse">();
  const [reason, setReason] = useState("");
  const decide = useMutation({
    mutationFn: (what: "publish" | "refuse") => {
      const params = { draft: draft.draft };
      return what === "publish"
        ? ask("publishDraft", { params, body: {} })
        : ask("withdrawDraft", { params, body: { reason } });
    },
    onSettled: refresh,
  });
  const isAuthor = me?.person === draft.author.person;
  const refuse = isAuthor ? say("撤回草案", "Withdraw it") : say("不同意", "Refuse");
  const faulty = draft.faults.length > 0;
  return (
    <section className="card decision">
      <h2>{say("审定", "Decision")}</h2>
      {!draft.mayPublish && (
        <Alert
          type="info"
          showIcon
          title={
            isAuthor
              ? say("您是起草人，不能自己发布。", "You wrote it and may not publish it yourself.")
              : say("您的岗位不能发布这份草案。", "Your seats may not publish this draft.")
          }
          description={say(
            "由办公室主任或另一位系统管理员审定；代您的人也不行。",
            "The head of the office or another administrator decides; nobody who stands in for its author.",
          )}
        />
      )}
      {faulty && draft.mayPublish && (
        <p>{say("有不能启用之处，不能发布。", "It has faults and cannot be put in force.")}</p>
      )}
      {decide.error && <Failure error={decide.error} safe={say("规则没有改变。", "The rules are unchanged.")} />}
      {sure === undefined ? (
        <div className="effects-tools">
          {draft.mayPublish && !faulty && (
            <Button type="primary" onClick={() => setSure("publish")}>
              {say("发布", "Publish")}
            </Button>
          )}
          {mayWithdraw && <Button onClick={() => setSure("refuse")}>{refuse}</Button>}
        </div>
      ) : (
        <div className="effects">
          <p>
            {sure === "publish"
              ? publishes(draft, say)
              : say("草案留作记录，规则不变。", "It stays on record; the rules do not change.")}
          </p>
          {sure === "refuse" && (
            <Labelled label={say("理由（留作记录，起草人可见）", "Reason (kept on record; the author sees it)")}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  autoFocus
                  autoSize={{ minRows: 2 }}
                  maxLength={500}
                  value={reason}
                  onChange={({ target }) => setReason(target.value)}
                />
              )}
            </Labelled>
          )}
          <div className="effects-tools">
            <Button
              type="primary"
              disabled={sure === "refuse" && reason.trim() === ""}
              loading={decide.isPending}
              onClick={() => decide.mutate(sure)}
            >
              {sure === "publish" ? say("确认发布", "Publish it") : say(`确认${refuse}`, `${refuse}: sure`)}
            </Button>
            <Button onClick={() => setSure(undefined)}>{say("再想想", "Not now")}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

function publishes({ kind }: DraftPage, say: (zh: string, en: string) => string): string {
  return kind === "calendar"
    ? say(
        "立即生效；预演所列的期限将随之改动，改动前后都留记录，承担人会收到通知。",
        "In force at once; the dates of the preview move, on record, and those who hold them are told.",
      )
    : say(
        "立即生效，只用于此后提交的诉求；已提交的仍按原规则办理。",
        "In force at once for what is handed in from then on; what was handed in keeps its rules.",
      );
}
