import { Alert, Button } from "antd";
import { Refused, Unreachable } from "../../problem.ts";
import { useSay } from "../language.ts";

interface Props {
  readonly error: unknown;
  /** What is safe: nothing was saved, what was typed is still there. */
  readonly safe?: string;
  readonly again?: () => unknown;
}

/** What happened, what is safe, what to do. */
export function Failure({ error, safe, again }: Props) {
  const say = useSay();
  // The note at the top of the page says it once, with the way back.
  if (error instanceof Refused && error.problem.status === 401) return null;
  const happened =
    error instanceof Refused
      ? error.message
      : error instanceof Unreachable
        ? say("没有收到系统的回答，可能是网络中断。", "No answer came; the network may be down.")
        : say("页面出错了。", "Something failed on this page.");
  const details = error instanceof Refused ? error.problem.errors?.map(({ message }) => message).join(" ") : undefined;
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={happened}
      description={[details, safe].filter(Boolean).join(" ") || undefined}
      action={again && <Button onClick={() => void again()}>{say("再试一次", "Try again")}</Button>}
    />
  );
}
