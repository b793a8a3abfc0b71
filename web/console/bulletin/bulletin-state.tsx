import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type Answer, ask } from "../api.ts";
import { useSay } from "../language.ts";
import { useMay } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { When } from "../parts/when.tsx";
import { useRefresh } from "../use-ask.ts";
import { stateWords } from "./state-words.ts";

/** Preview, frozen, held or sent; the office may hold what has not been sent. */
export function BulletinState({
  page: { period, state, sha256, frozenAt, sendAt, bulletin },
}: {
  page: Answer<"readBulletin">;
}) {
  const say = useSay();
  const refresh = useRefresh();
  const may = useMay("holdBulletin");
  const hold = useMutation({
    mutationFn: (held: boolean) => ask("holdBulletin", { params: { period }, body: { held } }),
    onSuccess: refresh,
  });
  const { cumulative } = bulletin.period;
  const cumulativeWords =
    state === "preview" ? say("累计，即时计算", "cumulative, counted now") : say("累计，已冻结", "cumulative, frozen");
  return (
    <section className="card bulletin-state no-print">
      <p>
        <b>{cumulative ? cumulativeWords : stateWords(say)[state]}</b>
        {frozenAt !== undefined && (
          <>
            {say(" · 冻结于 ", " · frozen ")}
            <When at={frozenAt} full />
          </>
        )}
        {sendAt !== undefined && state !== "sent" && (
          <>
            {say(" · 定于 ", " · to be sent ")}
            <When at={sendAt} full />
            {say(" 发送", "")}
          </>
        )}
      </p>
      {sha256 !== undefined && (
        <p className="quiet">
          {say("数据集 SHA-256：", "SHA-256 of the data set: ")}
          <span className="code">{sha256}</span>
        </p>
      )}
      {may && sendAt !== undefined && (state === "frozen" || state === "held") && (
        <Button loading={hold.isPending} onClick={() => hold.mutate(state === "frozen")}>
          {state === "frozen" ? say("暂缓发送", "Hold it") : say("恢复发送", "Release it")}
        </Button>
      )}
      {hold.error && <Failure error={hold.error} />}
    </section>
  );
}
