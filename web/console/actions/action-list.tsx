import { Button } from "antd";
import type { ActionView } from "../../../contract/views/issue.ts";
import { useSay } from "../language.ts";
import { commandWord } from "./command-word.ts";
import { useLocale } from "../language.ts";

interface Props {
  readonly actions: readonly ActionView[];
  readonly open: (action: ActionView) => void;
}

/** What my seats may do now, as the server says; the first is what the process waits for. */
export function ActionList({ actions, open }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  return (
    <section className="card no-print">
      <h2>{say("我现在可以", "What I may do now")}</h2>
      {actions.length === 0 && (
        <p className="quiet">
          {say(
            "这件诉求现在不需要您的岗位办理；下面列出由谁办理。",
            "Nothing is asked of your seats now; the open duties say of whom.",
          )}
        </p>
      )}
      <div className="action-list">
        {actions.map((action, place) => (
          <Button
            key={action.command}
            type={place === 0 && action.duty !== undefined ? "primary" : "default"}
            onClick={() => open(action)}
          >
            {commandWord(action.command, locale)}
          </Button>
        ))}
      </div>
    </section>
  );
}
