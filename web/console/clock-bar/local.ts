import * as z from "zod/mini";
import { beside } from "../beside.ts";

/** The one part that asks for the runtime of the programme on one computer. In the cloud these paths do not exist. */
const ClockNow = z.object({ now: z.string(), next: z.optional(z.string()) });
export type ClockNow = z.infer<typeof ClockNow>;

const Mails = z.object({
  mails: z.array(
    z.object({
      id: z.number(),
      receivedAt: z.string(),
      to: z.array(z.string()),
      subject: z.string(),
      text: z.string(),
    }),
  ),
});
export type Mail = z.infer<typeof Mails>["mails"][number];

/** Null where there is no local runtime. */
export async function readClock(): Promise<ClockNow | null> {
  return (await answered("_local/clock", ClockNow)) ?? null;
}

/** Answers when everything due on the way has happened. @throws Error with what the runtime said */
export async function moveClock(target: { by: string } | { to: string }): Promise<void> {
  const response = await fetch(new URL("_local/clock", beside), { method: "POST", body: JSON.stringify(target) });
  if (response.ok) return;
  const said: unknown = await response.json();
  const problem = z.safeParse(z.object({ title: z.string() }), said);
  throw new Error(problem.success ? problem.data.title : String(response.status));
}

export async function readMails(): Promise<Mail[]> {
  return (await answered("_local/mail", Mails))?.mails ?? [];
}

async function answered<T extends z.core.$ZodType>(path: string, schema: T): Promise<z.infer<T> | undefined> {
  try {
    const response = await fetch(new URL(path, beside));
    if (response.status !== 200) return undefined;
    const said: unknown = await response.json();
    const parsed = z.safeParse(schema, said);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
