import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const files = join(import.meta.dirname, "../../node_modules/@fontsource/noto-sans-sc/files");

/**
 * Machines that test often have no Chinese font: every character is then a narrow box, and nothing reaches the edge of a page.
 * Adds one to the fonts of the system.
 * @returns the settings for fontconfig, a file
 */
export function chineseGlyphs(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const weight of [400, 700]) {
    const woff = readFileSync(join(files, `noto-sans-sc-chinese-simplified-${weight}-normal.woff`));
    writeFileSync(join(folder, `chinese-${weight}.ttf`), unpacked(woff));
  }
  const settings = join(folder, "fonts.conf");
  writeFileSync(
    settings,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${folder}</dir><cachedir>${join(folder, "cache")}</cachedir></fontconfig>`,
  );
  return settings;
}

const HEADER = { woff: 44, sfnt: 12 };
const ENTRY = { woff: 20, sfnt: 16 };

/** A WOFF file (W3C, WOFF File Format 1.0, §4 and §5) as the font it holds: fontconfig's users take only that. */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(HEADER.sfnt + count * ENTRY.sfnt);
  const power = Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8); // flavour
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10);
  const tables: Buffer[] = [];
  let place = head.length;
  for (let at = 0; at < count; at++) {
    const from = HEADER.woff + at * ENTRY.woff;
    const to = HEADER.sfnt + at * ENTRY.sfnt;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(from + field)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packed < length ? inflateSync(bytes) : bytes).copy(table);
    woff.copy(head, to, from, from + 4); // name
    woff.copy(head, to + 4, from + 16, from + 20); // checksum
    head.writeUInt32BE(place, to + 8);
    head.writeUInt32BE(length, to + 12);
    tables.push(table);
    place += table.length;
  }
  return Buffer.concat([head, ...tables]);
}
