import type { Answer } from "../api.ts";
import type { Say } from "../say.ts";

type State = Answer<"readBulletin">["state"];

export function stateWords(say: Say): Record<State, string> {
  return {
    preview: say("预览（数字还会变）", "preview (figures still move)"),
    frozen: say("已冻结，待发送", "frozen, to be sent"),
    held: say("暂缓发送", "held"),
    sent: say("已发送", "sent"),
  };
}
