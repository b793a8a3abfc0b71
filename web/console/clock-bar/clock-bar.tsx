import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Progress } from "antd";
import { useState } from "react";
import { fullInstantWords } from "../../time-words.ts";
import { useLocale, useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { useRefresh } from "../use-ask.ts";
import { type ClockNow, moveClock, readClock } from "./local.ts";
import { Mailbox } from "./mailbox.tsx";

const LOOK = 20_000; // milliseconds between looks at the clock
const LOOK_WHILE_MOVING = 400;

/** The clock of the programme on one computer; where there is none, there is no bar. */
export function ClockBar() {
  const refresh = useRefresh();
  const [goal, setGoal] = useState<{ from: number; to: number }>();
  const move = useMutation({
    mutationFn: moveClock,
    onSettled: async () => {
      setGoal(undefined);
      await refresh();
    },
  });
  const clock = useQuery({
    queryKey: ["clock"],
    queryFn: readClock,
    retry: false,
    refetchInterval: ({ state }) => (state.data === null ? false : move.isPending ? LOOK_WHILE_MOVING : LOOK),
  });
  if (!clock.data) return null;
  const go = (target: { by: string } | { to: string }, until: number): void => {
    setGoal({ from: Date.parse(clock.data?.now ?? ""), to: until });
    move.mutate(target);
  };
  return <Bar clock={clock.data} goal={goal} fault={move.error} go={go} />;
}

interface BarProps {
  readonly clock: ClockNow;
  readonly goal: { from: number; to: number } | undefined;
  readonly fault: Error | null;
  readonly go: (target: { by: string } | { to: string }, until: number) => void;
}

const HOUR = 3_600_000; // milliseconds

function Bar({ clock: { now, next }, goal, fault, go }: BarProps) {
  const [locale, say, zone] = [useLocale(), useSay(), useZone()];
  const at = Date.parse(now);
  const moving = goal !== undefined;
  const done = goal === undefined ? 0 : Math.min(99, Math.floor((100 * (at - goal.from)) / (goal.to - goal.from)));
  return (
    <section className="clock-bar" aria-label={say("本机演示时钟", "Clock of this computer's demonstration")}>
      <span className="clock-now">
        {say("本机时钟", "Local clock")} <b>{fullInstantWords(now, locale, zone)}</b>
      </span>
      <span className="clock-tools">
        <Button size="small" disabled={moving} onClick={() => go({ by: "PT1H" }, at + HOUR)}>
          {say("+1 小时", "+1 hour")}
        </Button>
        <Button size="small" disabled={moving} onClick={() => go({ by: "P1D" }, at + 24 * HOUR)}>
          {say("+1 天", "+1 day")}
        </Button>
        {next !== undefined && (
          <Button
            size="small"
            disabled={moving}
            title={fullInstantWords(next, locale, zone)}
            onClick={() => go({ to: next }, Date.parse(next))}
          >
            {say("到下一个到期", "To the next thing due")}
          </Button>
        )}
        <Mailbox />
      </span>
      {moving && <Progress percent={done} size="small" aria-label={say("时钟正在前进", "The clock is moving")} />}
      {fault && <Alert role="alert" type="error" title={fault.message} />}
    </section>
  );
}
