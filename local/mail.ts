import { SMTPServer } from "smtp-server";
import type { Clock } from "./clock.ts";
import type { Keep } from "./keep.ts";

/** A mail server that keeps what it gets: nothing leaves this computer. */
export interface Mailbox {
  /** Newest first; `to`: only mails to this address. */
  list(to?: string): Promise<Mail[]>;
  close(): Promise<void>;
}

interface Content {
  subject: string;
  messageId: string;
  text: string;
  html: string;
}

export interface Mail extends Content {
  id: number;
  receivedAt: string;
  from: string;
  to: string[];
}

/** Addresses of this domain do not exist: their mails are refused, as a dead address would. */
const dead = /@dead\.example$/i;

export async function startMailbox(port: number, keep: Keep, clock: Clock): Promise<Mailbox> {
  keep.database.exec(`CREATE TABLE IF NOT EXISTS mails
    (id INTEGER PRIMARY KEY, received INTEGER NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, raw BLOB NOT NULL, parsed TEXT)`);
  const insert = keep.database.prepare("INSERT INTO mails (received, sender, recipients, raw) VALUES (?, ?, ?, ?)");
  const select = keep.database.prepare("SELECT * FROM mails WHERE recipients LIKE ? ORDER BY id DESC LIMIT 500");
  const note = keep.database.prepare("UPDATE mails SET parsed = ? WHERE id = ?");
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "user" }),
    onRcptTo: (address, _session, done) =>
      dead.test(address.address) ? done(Object.assign(new Error("User unknown"), { responseCode: 550 })) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const recipients = rcptTo.map(({ address }) => address);
        insert.run(
          Math.floor(clock.now()),
          mailFrom === false ? "" : mailFrom.address,
          JSON.stringify(recipients),
          Buffer.concat(chunks),
        );
        done();
      });
    },
  });
  server.on("error", () => undefined); // a client that goes away in the middle
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    list: async (to) => {
      const rows = select.all(to === undefined ? "%" : `%"${to.replaceAll(/[%_]/g, "")}"%`);
      return Promise.all(rows.map((row) => read(row, (text) => note.run(text, Number(row["id"])))));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A mail is parsed when somebody looks at it for the first time. */
async function read(row: Record<string, unknown>, note: (text: string) => void): Promise<Mail> {
  const { id, received, sender, recipients, raw, parsed } = row;
  const to: string[] = JSON.parse(String(recipients));
  const envelope = { id: Number(id), receivedAt: new Date(Number(received)).toISOString(), from: String(sender), to };
  if (typeof parsed === "string") {
    const content: Content = JSON.parse(parsed);
    return { ...envelope, ...content };
  }
  const content = await parse(raw instanceof Uint8Array ? Buffer.from(raw) : Buffer.alloc(0));
  note(JSON.stringify(content));
  return { ...envelope, ...content };
}

async function parse(raw: Buffer): Promise<Content> {
  const { simpleParser } = await import("mailparser"); // large, and not needed before
  const { subject = "", messageId = "", text = "", html } = await simpleParser(raw);
  return { subject, messageId, text, html: typeof html === "string" ? html : "" };
}
