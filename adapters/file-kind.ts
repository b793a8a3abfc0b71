import { FILE_TYPES, type FileType } from "../contract/files.ts";

export function isFileType(type: string): type is FileType {
  return Object.values<string>(FILE_TYPES).includes(type);
}

const ENDINGS: Readonly<Record<FileType, RegExp>> = {
  [FILE_TYPES.pdf]: /\.pdf$/i,
  [FILE_TYPES.jpeg]: /\.jpe?g$/i,
  [FILE_TYPES.png]: /\.png$/i,
  [FILE_TYPES.webp]: /\.webp$/i,
  [FILE_TYPES.docx]: /\.docx$/i,
  [FILE_TYPES.xlsx]: /\.xlsx$/i,
  [FILE_TYPES.txt]: /\.(?:txt|csv|md|log)$/i,
};

/** The name under which a file is downloaded ends as its content is: a text called `.html` would be opened as a page. */
export function fileName(name: string, type: FileType): string {
  const [ending = ""] = Object.entries(FILE_TYPES).find(([, one]) => one === type) ?? [];
  return ENDINGS[type].test(name) ? name : `${name}.${ending}`;
}

/** What the bytes are; undefined for everything not accepted. */
export function sniffedType(bytes: Uint8Array): FileType | undefined {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (hex: string, at = 0): boolean => content.subarray(at, at + hex.length / 2).toString("hex") === hex;
  if (begins("255044462d")) return FILE_TYPES.pdf;
  if (begins("ffd8ff")) return FILE_TYPES.jpeg;
  if (begins("89504e470d0a1a0a")) return FILE_TYPES.png;
  if (begins("52494646") && begins("57454250", 8)) return FILE_TYPES.webp;
  if (begins("504b0304")) return officeType(content);
  return isText(content) ? FILE_TYPES.txt : undefined;
}

/** A package of Office Open XML names its main part in the directory at its end; one with macros is another kind. */
function officeType(content: Buffer): FileType | undefined {
  if (!content.includes("[Content_Types].xml") || content.includes("vbaProject.bin")) return undefined;
  if (content.includes("word/document.xml")) return FILE_TYPES.docx;
  return content.includes("xl/workbook.xml") ? FILE_TYPES.xlsx : undefined;
}

/** UTF-8 or GBK without control characters. */
function isText(content: Buffer): boolean {
  const control = (byte: number): boolean =>
    byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;
  if (content.length === 0 || content.some((byte) => control(byte) || byte === 0x7f)) return false;
  return ["utf-8", "gbk"].some((encoding) => decodes(content, encoding));
}

function decodes(content: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
