import { Button, Form } from "antd";
import { useEffect, useRef } from "react";
import { commandBodies, type OfficialCommand } from "../../../contract/commands.ts";
import type { ActionView } from "../../../contract/views/issue.ts";
import type { Answer } from "../api.ts";
import { Refused } from "../../problem.ts";
import { useLocale, useSay } from "../language.ts";
import { useMe, useZone } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { commandWord } from "./command-word.ts";
import { forgetDraft, keepDraft, keptDraft } from "./draft.ts";
import { Effects } from "./effects.tsx";
import { faultsOf, faultsOfProblem } from "./faults.ts";
import type { CommandFormShape, Values } from "./form-shape.ts";
import { useSending } from "./use-sending.ts";

interface Props {
  readonly issue: Answer<"readIssue">;
  readonly action: ActionView;
  readonly command: OfficialCommand;
  readonly form: CommandFormShape;
  readonly done: () => Promise<void>;
}

export function CommandForm({ issue, action, command, form: shape, done }: Props) {
  const [locale, say, zone] = [useLocale(), useSay(), useZone()];
  const { data: me, dataUpdatedAt } = useMe();
  const [form] = Form.useForm();
  const wrong = useRef<string>(undefined);
  const goToWrong = (): void => {
    if (wrong.current !== undefined) form.getFieldInstance(wrong.current)?.focus?.();
  };
  const fail = (faults: { name: string; errors: string[] }[]): void => {
    form.setFields(faults);
    wrong.current = faults[0]?.name;
    goToWrong();
  };
  const sending = useSending({
    issue: issue.issue,
    path: action.path,
    done: async () => {
      forgetDraft(issue.issue, command);
      await done();
    },
    failed: (error) => {
      if (error instanceof Refused) fail(faultsOfProblem(error.problem));
    },
  });
  const { preview, busy } = sending;
  // While it was being sent the fields were disabled, and took no keyboard.
  useEffect(() => {
    if (!busy) goToWrong();
  }, [busy]);
  const press = (values: Values): void => {
    wrong.current = undefined;
    sending.forgetError();
    const body = shape.body(values, action, zone);
    const judged = commandBodies[command].safeParse(body);
    if (!judged.success) fail(faultsOf(judged.error.issues, say));
    else if (shape.plain) sending.go(judged.data);
    else sending.look(judged.data);
  };
  const first = {
    ...shape.first?.({ zone, issue, now: me === undefined ? issue.submittedAt : sinceThen(me.now, dataUpdatedAt) }),
    ...keptDraft(issue.issue, command),
  };
  const verb = commandWord(command, locale);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={first}
      disabled={busy || preview !== undefined}
      onValuesChange={(_, all: Values) => keepDraft(issue.issue, command, all)}
      onFinish={press}
    >
      <shape.Fields issue={issue} action={action} form={form} zone={zone} />
      {sending.error !== null && (
        <Failure
          error={sending.error}
          safe={
            sending.error instanceof Refused
              ? say("没有改动诉求；填写的内容还在。", "The issue is unchanged; what you typed is still here.")
              : say(
                  "填写的内容还在。再按一次确认即可，不会重复办理。",
                  "What you typed is still here. Confirm again: it is not done twice.",
                )
          }
        />
      )}
      {preview === undefined ? (
        <Button htmlType="submit" type="primary" loading={busy}>
          {shape.plain ? verb : say(`${verb}：先看影响`, `${verb}: show what it does`)}
        </Button>
      ) : (
        <Effects preview={preview} verb={verb} busy={busy} go={() => sending.go(preview.command)} back={sending.back} />
      )}
    </Form>
  );
}

/** The server's clock now, from what it was when it was asked: a page may stand open for hours. */
function sinceThen(then: string, askedAt: number): string {
  return new Date(Date.parse(then) + Date.now() - askedAt).toISOString();
}
