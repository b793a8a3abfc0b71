/** The last question before signing out; `form` is the provider's own, named `op.logoutForm`. */
export function logoutPage(form: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>退出登录 · 回音（本机演示）</title><style>
body{font:16px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:24rem;margin:4rem auto;padding:0 1rem;color:#1f2933}
h1{font-size:1.4rem}button{display:block;width:100%;font:inherit;padding:.6rem .8rem;margin:.6rem 0;
border:1px solid #17497f;border-radius:6px;background:#fff;color:#17497f;cursor:pointer}
button[value=yes]{background:#17497f;color:#fff}</style>
<main><h1>退出登录？</h1>${form}
<button autofocus type="submit" form="op.logoutForm" name="logout" value="yes">退出登录</button>
<button type="submit" form="op.logoutForm">不退出，返回工作台</button></main></html>`;
}
