import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useSay } from "../language.ts";
import type { Preview } from "./use-sending.ts";

interface Props {
  readonly preview: Preview;
  readonly verb: string;
  readonly busy: boolean;
  readonly go: () => void;
  readonly back: () => void;
}

/** What the step will do to the clocks, in sentences the server computed, before it is taken. */
export function Effects({ preview: { effects }, verb, busy, go, back }: Props) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div className="effects" ref={place} tabIndex={-1}>
      <b>{say("这一步将会：", "This step will:")}</b>
      {effects.length === 0 && <p>{say("不改变任何期限。", "change no due date.")}</p>}
      <ul>
        {effects.map(({ duty, sentence }) => (
          <li key={`${duty} ${sentence}`}>{sentence}</li>
        ))}
      </ul>
      <div className="effects-tools">
        <Button type="primary" loading={busy} disabled={busy} onClick={go}>
          {say(`确认${verb}`, `Confirm: ${verb}`)}
        </Button>
        <Button disabled={busy} onClick={back}>
          {say("返回修改", "Back")}
        </Button>
      </div>
    </div>
  );
}
