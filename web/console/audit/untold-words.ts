import type { Difference, LedgerRung, Receipt } from "../../../contract/views/proof.ts";
import type { Say } from "../say.ts";

/** Why somebody who had to be told was not. */
export function untoldWord(why: NonNullable<LedgerRung["untold"]> | undefined, say: Say): string {
  switch (why) {
    case "no-address":
      return say("没有地址", "no address");
    case "waiting":
      return say("还在发送", "still being sent");
    case "failed":
      return say("发送失败", "sending failed");
    case "no-receipt":
      return say("没有送达记录", "no record of a delivery");
    case undefined:
      return say("没有送达任何人", "reached nobody");
  }
}

export function receiptWord(state: Receipt["state"], say: Say): string {
  return {
    sent: say("已送达", "delivered"),
    waiting: say("待送达", "waiting"),
    failed: say("未送达", "failed"),
    "no-address": say("无地址", "no address"),
  }[state];
}

export function channelWord(channel: Receipt["channel"], say: Say): string {
  return channel === "mail" ? say("邮件", "mail") : say("站内", "inbox");
}

export function differenceWord(what: Difference["what"], say: Say): string {
  return {
    missing: say("应办未办", "owed, not fired"),
    unowed: say("不应办而办", "fired, not owed"),
    twice: say("办了两次", "fired twice"),
    early: say("提前办了", "fired early"),
    dueAt: say("期限与复算不符", "due date differs from the second computation"),
    ladder: say("提醒与复算不符", "warning differs from the second computation"),
    "broken-chain": say("记录链断裂", "the chain of records is broken"),
    text: say("文字与摘要不符", "a text differs from its digest"),
    "day-head": say("当日首部不符", "the signed head of the day differs"),
  }[what];
}

/** Seconds as people say them: `3 秒`, `2 分 5 秒`, `1 小时 4 分`. */
export function lagWords(seconds: number, say: Say): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return say(`${hours} 小时 ${minutes} 分`, `${hours} h ${minutes} min`);
  return minutes > 0 ? say(`${minutes} 分 ${rest} 秒`, `${minutes} min ${rest} s`) : say(`${rest} 秒`, `${rest} s`);
}
