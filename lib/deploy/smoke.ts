/** One thing a fresh deployment must do, asked through HTTP. */
interface Check {
  readonly name: string;
  readonly ask: { readonly method: "GET" | "POST"; readonly path: string; readonly body?: string };
  readonly wants: (answer: Answer) => string | undefined;
}
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const status = (wanted: number, { status: found }: Answer): string | undefined =>
  found === wanted ? undefined : `状态 status ${found}, not ${wanted}`;
const header = (name: string, wanted: RegExp, { headers }: Answer): string | undefined =>
  wanted.test(headers.get(name) ?? "") ? undefined : `${name}: ${headers.get(name) ?? "(none)"}, not ${String(wanted)}`;
const problem = (wanted: number, code: string, answer: Answer): string | undefined =>
  status(wanted, answer) ??
  header("content-type", /^application\/problem\+json/, answer) ??
  (answer.text.includes(`"code":"${code}"`) ? undefined : `code is not ${code}: ${answer.text.slice(0, 200)}`);
const safePage = (answer: Answer): string | undefined =>
  status(200, answer) ??
  header("content-type", /^text\/html/, answer) ??
  header("strict-transport-security", /max-age=\d{6,}/, answer) ??
  header("x-content-type-options", /^nosniff$/, answer) ??
  header("x-frame-options", /^DENY$/, answer) ??
  header("cache-control", /no-cache/, answer);

const get = (path: string) => ({ method: "GET", path }) as const;
const CHECKS: readonly Check[] = [
  { name: "健康检查 health", ask: get("/health"), wants: (answer) => status(200, answer) },
  {
    name: "接口说明 the API's description",
    ask: get("/openapi.json"),
    wants: (answer) =>
      status(200, answer) ?? (answer.text.includes('"openapi":"3.1') ? undefined : "this is no OpenAPI 3.1"),
  },
  { name: "县与时限 the county and its limits", ask: get("/service"), wants: (answer) => status(200, answer) },
  { name: "诉求提交页 the form's page", ask: get("/"), wants: safePage },
  { name: "干部工作台 the officials' console", ask: get("/console.html"), wants: safePage },
  {
    name: "没有的页面 a page that is not there",
    ask: get("/no-such-page.html"),
    wants: (answer) => status(404, answer) ?? header("content-type", /^text\/html/, answer),
  },
  {
    name: "没有的接口 an endpoint that is not there",
    ask: { method: "POST", path: "/no-such-endpoint", body: "{}" },
    wants: (answer) => problem(404, "not-found", answer),
  },
  {
    name: "未登录的命令 a command without a token",
    ask: { method: "POST", path: "/issues/AAAAAAAAAAAA/registration", body: "{}" },
    wants: (answer) => problem(401, "unauthenticated", answer),
  },
];

/** `npm run smoke`: whether what was deployed answers as it should. Writes nothing. @returns the names of what failed */
export async function smoke(origin: string, say: (line: string) => void): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, ask, wants } of CHECKS) {
    const fault = await asked(new URL(ask.path, origin), ask, wants);
    say(`${fault === undefined ? "✓" : "✗"} ${name}${fault === undefined ? "" : `: ${fault}`}`);
    if (fault !== undefined) failed.push(name);
  }
  return failed;
}

async function asked(url: URL, { method, body }: Check["ask"], wants: Check["wants"]): Promise<string | undefined> {
  try {
    const headers = { ...(body !== undefined && { "content-type": "application/json" }), "accept-language": "zh-CN" };
    const signal = AbortSignal.timeout(20_000);
    const response = await fetch(url, { method, headers, signal, ...(body !== undefined && { body }) });
    return wants({ status: response.status, headers: response.headers, text: await response.text() });
  } catch (error) {
    return `没有回答 no answer: ${error instanceof Error ? error.message : String(error)}`;
  }
}
