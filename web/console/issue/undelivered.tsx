import { Alert } from "antd";
import type { Answer } from "../api.ts";
import { useSay } from "../language.ts";
import { When } from "../parts/when.tsx";

/** A dead address shows on the issue: who was to be told, and was not. */
export function Undelivered({ undelivered }: Pick<Answer<"readIssue">, "undelivered">) {
  const say = useSay();
  if (undelivered.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say("有通知没有送达，请用别的方式告知", "Some notices did not arrive; tell them another way")}
      description={
        <ul className="plain">
          {undelivered.map(({ to, channel, why, at }) => (
            <li key={`${to} ${channel} ${at}`}>
              {to} · {channel === "mail" ? say("邮件", "mail") : channel} · {why} · <When at={at} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
