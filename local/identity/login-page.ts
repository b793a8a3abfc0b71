import { SEAT_KINDS } from "../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../contract/words.ts";
import type { DemoUser } from "./users.ts";

/** The sign-in page of the demo county: one click on a person. */
export function loginPage(action: string, users: DemoUser[]): string {
  const order = (user: DemoUser): number => (user.featured ? SEAT_KINDS.indexOf(user.featured) : 0);
  const featured = users.filter((user) => user.featured).sort((a, b) => order(a) - order(b));
  const others = users.filter((user) => !user.featured);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>登录 · 回音（本机演示）</title><style>
body{font:16px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1f2933}
h1{font-size:1.4rem}button{display:block;width:100%;text-align:left;font:inherit;padding:.6rem .8rem;margin:.35rem 0;
border:1px solid #c3ccd5;border-radius:6px;background:#fff;cursor:pointer}button:hover,button:focus{border-color:#1d4ed8}
small{color:#52606d}summary{margin:1rem 0;cursor:pointer}</style>
<main><h1>选择演示人员登录</h1><p><small>本机演示环境，人物均为虚构。</small></p>
<form method="post" action="${escape(action)}">
${featured.map((user) => button(user, user.featured && SEAT_WORDS["zh-CN"][user.featured])).join("\n")}
${others.length === 0 ? "" : `<details><summary>其他人员（${others.length}）</summary>${others.map((user) => button(user)).join("\n")}</details>`}
</form></main></html>`;
}

function button(user: DemoUser, title?: string): string {
  const roles = user.roles.slice(0, 3).join("、");
  return `<button name="user" value="${escape(user.sub)}">${title ? `<strong>${escape(title)}</strong> ` : ""}${escape(user.name)} <small>${escape(roles)}</small></button>`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
