import { createTransport } from "nodemailer";
import * as z from "zod/mini";
import { getSecret } from "./secrets.ts";

const Login = z.object({ user: z.string(), password: z.string() });

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Made from the notice's claim: a mail sent twice is recognised as one. Without angle brackets. */
  readonly messageId: string;
}

export type Mailed =
  | { readonly sent: true }
  | {
      readonly sent: false;
      /**
       * The address does not exist, this mail is not taken, this mail is not taken for now, or the server takes none: it cannot be
       * reached, or refuses the login or the sender. The last two may pass.
       */
      readonly fault: "address" | "mail" | "passing" | "server";
      readonly why: string;
    };
export interface Postbox {
  send(mail: Mail): Promise<Mailed>;
  close(): void;
}

/** The stage's mail server. The connection is opened at the first mail and kept until `close`. */
export async function openPostbox(
  given: Readonly<Record<"MAIL" | "MAIL_HOST" | "MAIL_PORT" | "MAIL_FROM", string>>,
  secret: (id: string) => Promise<string> = getSecret,
): Promise<Postbox> {
  const { user, password } = Login.parse(JSON.parse(await secret(given.MAIL)));
  const port = Number(given.MAIL_PORT);
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host: given.MAIL_HOST,
    port,
    secure: port === 465,
    ...(user !== "" && { auth: { user, pass: password } }),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
  });
  return {
    send: async ({ to, subject, text, messageId }) => {
      try {
        await transport.sendMail({
          from: given.MAIL_FROM,
          // Given apart, so that nothing in it is read as a list, a group or a name.
          to: { name: "", address: to },
          subject,
          text,
          messageId: `<${messageId}>`,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        });
        return { sent: true };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
}

const SmtpError = z.object({
  responseCode: z.optional(z.number()),
  command: z.optional(z.string()),
  message: z.string(),
});

/** A 5xx to RCPT TO is about the address, to DATA about the mail, a 4xx to either may pass (RFC 5321 §4.2.1); 421 and all else is about the server. */
function failure(error: unknown): Mailed {
  const parsed = SmtpError.safeParse(error);
  const { responseCode = 0, command, message } = parsed.success ? parsed.data : { message: String(error) };
  const about =
    responseCode === 421 ? "server" : command === "RCPT TO" ? "address" : command === "DATA" ? "mail" : "server";
  const passes = about !== "server" && responseCode < 500;
  return { sent: false, fault: passes ? "passing" : about, why: message.slice(0, 300) };
}
