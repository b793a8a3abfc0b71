import { createHash } from "node:crypto";

/** The story's hands: what a browser would send to the public API, and the local clock. */
export interface Client {
  get(path: string, user?: string): Promise<Record<string, unknown>>;
  post(path: string, body: unknown, user?: string): Promise<Record<string, unknown>>;
  /** Moves the clock; everything due on the way has happened when it answers. */
  moveTo(instant: string): Promise<void>;
  now(): Promise<string>;
  /** A small text file in the quarantine, ready to be attached. */
  upload(name: string, text: string): Promise<{ upload: string; name: string }>;
}

/** @param tokenOf where a person's token comes from; without it, from the local system */
export function connect(base: string, tokenOf?: (user: string) => Promise<string>): Client {
  const tokens = new Map<string, Promise<string>>();

  function token(user: string): Promise<string> {
    const known = tokens.get(user);
    if (known) return known;
    const fresh =
      tokenOf?.(user) ?? send("POST", "/_local/token", { user }).then((answer) => String(answer["access_token"]));
    tokens.set(user, fresh);
    fresh.catch(() => tokens.delete(user)); // the next call asks again
    return fresh;
  }

  async function send(method: string, path: string, body?: unknown, user?: string): Promise<Record<string, unknown>> {
    const response = await fetch(base + path, {
      method,
      headers: {
        "accept-language": "zh-CN",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(user === undefined ? {} : { authorization: `Bearer ${await token(user)}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} ${user ?? ""} → ${response.status} ${text.slice(0, 400)}`);
    return JSON.parse(text) as Record<string, unknown>;
  }

  return {
    get: (path, user) => send("GET", path, undefined, user),
    post: (path, body, user) => send("POST", path, body, user),
    moveTo: async (to) => void (await send("POST", "/_local/clock", { to })),
    now: async () => String((await send("GET", "/_local/clock"))["now"]),
    upload: async (name, text) => {
      const type = "text/plain";
      const bytes = Buffer.from(text, "utf8");
      const ticket = await send("POST", "/uploads", { name, type, size: bytes.length });
      const form = new FormData();
      for (const [field, value] of Object.entries(ticket["fields"] as Record<string, string>)) form.set(field, value);
      form.set("file", new Blob([bytes], { type }), name);
      const posted = await fetch(String(ticket["url"]), { method: "POST", body: form });
      if (!posted.ok) throw new Error(`upload → ${posted.status} ${await posted.text()}`);
      return { upload: String(ticket["upload"]), name };
    },
  };
}

/** A request key that is the same in every run, so that a story sent twice is still one story. */
export function storyKey(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("/")).digest("base64url").slice(0, 32);
}
