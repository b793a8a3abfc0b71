import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod/mini";
import { forget, newDataFolder, type Running, run } from "./running.ts";

const folder = newDataFolder();
let system: Running;
beforeAll(async () => {
  system = await run(folder);
}, 60_000);
afterAll(async () => {
  await system.stop();
  forget(folder);
});

/** A browser in small: follows redirects inside the origin and keeps cookies. */
function browser(): (url: string, form?: Record<string, string>) => Promise<{ url: string; text: string }> {
  const cookies = new Map<string, string>();
  return async (url, form) => {
    let next = url;
    let body = form && new URLSearchParams(form);
    for (;;) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const method = body ? "POST" : "GET";
      const response = await fetch(next, {
        method,
        headers: { cookie },
        redirect: "manual",
        ...(body ? { body } : {}),
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get("location");
      if (location === null) return { url: next, text: await response.text() };
      next = new URL(location, next).href;
      if (next.includes("/console/")) return { url: next, text: "" };
      body = undefined;
    }
  };
}

it("signs a demo person in with one click and gives the console a token", async () => {
  const verifier = randomBytes(32).toString("base64url");
  const redirect = `${system.url}/console/duties`;
  const query = new URLSearchParams({
    client_id: "huiyin-console",
    response_type: "code",
    scope: "openid profile",
    redirect_uri: redirect,
    state: "s1",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const visit = browser();
  const page = await visit(`${system.url}/_local/oidc/auth?${query}`);
  expect(page.text).toContain("选择演示人员登录");
  expect(page.text).toContain("领导小组办公室");
  const back = new URL((await visit(page.url, { user: "office-1" })).url);
  expect(back.origin + back.pathname).toBe(redirect);
  const response = await fetch(`${system.url}/_local/oidc/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "huiyin-console",
      code: back.searchParams.get("code") ?? "",
      redirect_uri: redirect,
      code_verifier: verifier,
    }),
  });
  const token = z.object({ access_token: z.string() }).parse(await response.json());
  const payload = JSON.parse(Buffer.from(token.access_token.split(".")[1] ?? "", "base64url").toString());
  expect(payload).toMatchObject({ sub: "office-1", aud: "huiyin" });
});
