import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useRef, useState } from "react";
import { COMMAND_WORDS } from "../../../contract/words.ts";
import { requestKey } from "../../enterprise/request-key.ts";
import { Effects } from "../actions/effects.tsx";
import { ask } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";

/**
 * Who asked not to be named, shown to those who may open it with a reason, until they leave the page. What opening does is said before it,
 * and every opening is on record.
 */
export function HiddenIdentity({ issue }: { issue: string }) {
  const [locale, say] = [useLocale(), useSay()];
  const [reason, setReason] = useState("");
  const key = useRef(requestKey());
  const look = useMutation({
    mutationFn: () => ask("readIdentity", { params: { issue }, query: { dryRun: "true" }, body: { reason } }),
  });
  const read = useMutation({
    mutationFn: () => ask("readIdentity", { params: { issue }, body: { key: key.current, reason } }),
  });
  if (read.data?.dryRun === false) {
    const { enterprise, creditCode, township, contact } = read.data;
    const facts = [
      { label: say("企业", "Enterprise"), text: enterprise },
      { label: say("信用代码", "Credit code"), text: creditCode },
      ...(township === undefined ? [] : [{ label: say("乡镇", "Township"), text: township }]),
      ...contact,
    ];
    return (
      <section className="card no-print">
        <h2>{say("企业身份（请勿外传）", "Who it is (keep it to yourself)")}</h2>
        <dl className="facts">
          {facts.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    );
  }
  const verb = COMMAND_WORDS[locale].readIdentity;
  const preview = look.data?.dryRun === true ? { command: reason, effects: look.data.effects } : undefined;
  return (
    <section className="card no-print">
      <details>
        <summary>{verb}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            look.mutate();
          }}
        >
          <label>
            {say(
              "为什么要知道（写入记录，企业能看到有人查阅）",
              "Why you have to know (on record; the enterprise sees that somebody looked)",
            )}
            <Input.TextArea
              value={reason}
              disabled={preview !== undefined}
              onChange={({ target }) => setReason(target.value)}
              maxLength={5000}
              rows={3}
            />
          </label>
          {(read.error ?? look.error) && <Failure error={read.error ?? look.error} />}
          {preview === undefined ? (
            <Button htmlType="submit" disabled={reason.trim() === ""} loading={look.isPending}>
              {say(`${verb}：先看影响`, `${verb}: show what it does`)}
            </Button>
          ) : (
            <Effects
              preview={preview}
              verb={verb}
              busy={read.isPending}
              go={() => read.mutate()}
              back={() => look.reset()}
            />
          )}
        </form>
      </details>
    </section>
  );
}
