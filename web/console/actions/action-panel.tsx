import { Button } from "antd";
import { useEffect, useRef } from "react";
import { COMMAND_TABLE, type OfficialCommand } from "../../../contract/commands.ts";
import type { ActionView } from "../../../contract/views/issue.ts";
import type { Answer } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import { useRefresh } from "../use-ask.ts";
import { CommandForm } from "./command-form.tsx";
import { commandWord } from "./command-word.ts";
import { FORMS } from "./forms.ts";

interface Props {
  readonly issue: Answer<"readIssue">;
  readonly action: ActionView;
  readonly close: () => void;
}

/** The form of one action, beside the timeline: what was said before stays in sight while one writes. */
export function ActionPanel({ issue, action, close }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const refresh = useRefresh();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { command } = action;
  const done = async (): Promise<void> => {
    close();
    await refresh();
  };
  return (
    <section className="card action-panel no-print">
      <div className="action-head">
        <h2 ref={heading} tabIndex={-1}>
          {commandWord(command, locale)}
        </h2>
        <Button type="text" onClick={close}>
          {say("收起（内容保留）", "Close (text is kept)")}
        </Button>
      </div>
      {isKnown(command) ? (
        <CommandForm issue={issue} action={action} command={command} form={FORMS[command]} done={done} />
      ) : (
        <p>{say("请刷新页面后再办理。", "Reload the page to do this.")}</p>
      )}
    </section>
  );
}

function isKnown(command: string): command is OfficialCommand {
  return command in COMMAND_TABLE;
}
