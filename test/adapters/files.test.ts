import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { FILE_TYPES } from "../../contract/files.ts";
import { fileName, sniffedType } from "../../adapters/file-kind.ts";
import { acceptUpload, downloadLink, uploadTicket } from "../../adapters/files.ts";
import { getObject, putObject } from "../../adapters/object-store.ts";
import { now } from "../../adapters/clock.ts";

/** A real S3 server behind a path, as the local system mounts it: it checks our signatures. */
const buckets = { QUARANTINE: "quarantine-bucket", ATTACHMENTS: "attachments-bucket" };
const mount = "/_local/s3";
const folder = mkdtempSync(join(tmpdir(), "huiyin-files-"));
let server: Server;

interface S3Server {
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  configureBuckets(): Promise<unknown>;
}

beforeAll(async () => {
  const S3: new (options: object) => S3Server = createRequire(import.meta.url)("@20minutes/s3rver");
  const configureBuckets = Object.values(buckets).map((name) => ({ name }));
  const s3 = new S3({ directory: folder, silent: true, vhostBuckets: false, configureBuckets });
  await s3.configureBuckets();
  const handle = s3.callback();
  server = createServer((request, response) => {
    Object.assign(request, { baseUrl: mount, url: (request.url ?? "").slice(mount.length) });
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  vi.stubEnv("AWS_ENDPOINT_URL_S3", `http://127.0.0.1:${port}${mount}`);
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
  vi.stubEnv("AWS_REGION", "cn-north-1");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const pdf = strToU8("%PDF-1.7 a letter");

async function upload(content: Uint8Array<ArrayBuffer>, type: string = FILE_TYPES.pdf): Promise<string> {
  const ticket = uploadTicket(buckets, { type, size: content.length }, now());
  if ("fault" in ticket) throw new Error(ticket.fault);
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.set(name, value);
  form.set("file", new Blob([content], { type }));
  const answer = await fetch(ticket.url, { method: "POST", body: form });
  expect(answer.status).toBe(204);
  return ticket.upload;
}

describe("a file an enterprise sends", () => {
  test("is posted to the quarantine, looked at when attached, and downloaded under its own name", async () => {
    const id = await upload(new Uint8Array(pdf));
    const file = await acceptUpload(buckets, "410421", "ISSUE", { upload: id, name: "情况说明.pdf" });
    if ("fault" in file) throw new Error(file.fault);
    expect(file).toMatchObject({ type: "application/pdf", size: pdf.length, name: "情况说明.pdf" });
    const { url } = downloadLink(buckets, "410421", "ISSUE", file, now());
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    );
    expect(await answer.text()).toBe("%PDF-1.7 a letter");
    expect((await fetch(url.replace(file.file, "0".repeat(32)))).status).toBe(403);
  });

  test("attached again to the same issue is the same file", async () => {
    const id = await upload(new Uint8Array(pdf));
    const attach = () => acceptUpload(buckets, "410421", "ISSUE", { upload: id, name: "a.pdf" });
    expect(await attach()).toEqual(await attach());
  });

  test("keeps the bytes that were looked at, whatever is posted afterwards", async () => {
    const id = await upload(new Uint8Array(pdf));
    const file = await acceptUpload(buckets, "410421", "ISSUE", { upload: id, name: "a.pdf" });
    if ("fault" in file) throw new Error(file.fault);
    await putObject(buckets.QUARANTINE, `quarantine/${id}`, new Uint8Array(strToU8("MZ evil")), {
      type: FILE_TYPES.pdf,
    });
    const kept = await getObject(buckets.ATTACHMENTS, `410421/ISSUE/${file.file}`);
    expect(Buffer.from(kept).toString()).toBe("%PDF-1.7 a letter");
  });

  test("posted anew with other content and attached again is another file; the first stays as it was read", async () => {
    const id = await upload(new Uint8Array(pdf));
    const attach = (name: string) => acceptUpload(buckets, "410421", "ISSUE", { upload: id, name });
    const first = await attach("a.pdf");
    const renamed = await attach("b.pdf");
    const later = { type: FILE_TYPES.pdf };
    await putObject(buckets.QUARANTINE, `quarantine/${id}`, new Uint8Array(strToU8("%PDF-1.7 another")), later);
    const second = await attach("a.pdf");
    if ("fault" in first || "fault" in renamed || "fault" in second) throw new Error("refused");
    expect(new Set([first.file, renamed.file, second.file]).size).toBe(3);
    const kept = await getObject(buckets.ATTACHMENTS, `410421/ISSUE/${first.file}`);
    expect(Buffer.from(kept).toString()).toBe("%PDF-1.7 a letter");
  });

  test("is refused if it never came, is too large, or is not what it says", async () => {
    const attach = (id: string) => acceptUpload(buckets, "410421", "ISSUE", { upload: id, name: "a" });
    expect(await attach("0".repeat(24))).toEqual({ fault: "file-missing" });
    expect(await attach(await upload(new Uint8Array(strToU8("MZ\0\0 a program"))))).toEqual({ fault: "file-kind" });
    expect(await attach(await upload(new Uint8Array(strToU8("<script>"))))).toEqual({ fault: "file-kind" });
    const id = await upload(new Uint8Array(pdf));
    await putObject(buckets.QUARANTINE, `quarantine/${id}`, new Uint8Array(10 * 1024 * 1024 + 1), {
      type: FILE_TYPES.pdf,
    });
    expect(await attach(id)).toEqual({ fault: "file-too-large" });
    const ticket = (type: string, size: number) => uploadTicket(buckets, { type, size }, now());
    expect(ticket("application/x-msdownload", 10)).toEqual({ fault: "file-kind" });
    expect(ticket("application/pdf", 10 * 1024 * 1024 + 1)).toEqual({ fault: "file-too-large" });
  });
});

describe("what a file is, its content says", () => {
  const office = (part: string, ...more: string[]) =>
    zipSync(Object.fromEntries(["[Content_Types].xml", part, ...more].map((name) => [name, strToU8("<x/>")])));

  test.each([
    ["pdf", pdf],
    ["jpeg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ["png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ["webp", strToU8("RIFF\u0001\u0001\u0001\u0001WEBPVP8 ")],
    ["docx", office("word/document.xml")],
    ["xlsx", office("xl/workbook.xml")],
    ["txt", strToU8("厂区道路积水\r\n")],
    ["txt", Uint8Array.of(0xb3, 0xa7, 0xc7, 0xf8)], // 厂区 in GBK
  ] as const)("%s", (kind, bytes) => expect(sniffedType(bytes)).toBe(FILE_TYPES[kind]));

  test("and so ends its name: a text is never downloaded as a page or a program", () => {
    expect(fileName("情况.html", FILE_TYPES.txt)).toBe("情况.html.txt");
    expect(fileName("台账.csv", FILE_TYPES.txt)).toBe("台账.csv");
    expect(fileName("IMG_01.JPG", FILE_TYPES.jpeg)).toBe("IMG_01.JPG");
    expect(fileName("照片", FILE_TYPES.jpeg)).toBe("照片.jpeg");
  });

  test.each([
    ["a program", strToU8("MZ\u0090\0")],
    ["an archive", zipSync({ "a.txt": strToU8("a") })],
    ["a document with macros", office("word/document.xml", "word/vbaProject.bin")],
    ["nothing", new Uint8Array()],
    ["noise", Uint8Array.of(0xff, 0xff, 0x81)],
  ])("%s is no kind we take", (_, bytes) => expect(sniffedType(bytes)).toBeUndefined());
});
