import { Unreadable } from "./unreadable.ts";

/** What stands in an XML text, in order. An element that is empty is opened and closed. */
export type Token =
  | { readonly open: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly close: string }
  | { readonly text: string };

const MARKUP = /<(?:\?[^>]*\?|!--[\s\S]*?--|(\/)?([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/)?)>/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * The part of XML that spreadsheets write: elements, attributes, text, the five entities and characters by number. A document type is
 * refused, and with it every entity of one's own making. Names lose their prefix.
 */
export function* tokens(xml: string): Generator<Token> {
  for (let at = 0; at < xml.length;) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    if (text !== "") yield { text: decoded(text) };
    if (next < 0) return;
    MARKUP.lastIndex = next;
    const found = MARKUP.exec(xml);
    if (found === null) throw new Unreadable("file-xml");
    at = MARKUP.lastIndex;
    const [, closes, qualified, inner = "", empty] = found;
    if (qualified === undefined) continue;
    const name = qualified.slice(qualified.indexOf(":") + 1);
    if (closes) yield { close: name };
    else yield { open: name, attributes: attributesOf(inner) };
    if (empty) yield { close: name };
  }
}

function attributesOf(inner: string): Record<string, string> {
  const found = [...inner.matchAll(ATTRIBUTE)].map(([, name = "", double, single]) => {
    return [name, decoded(double ?? single ?? "")] as const;
  });
  return Object.fromEntries(found);
}

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));|&/g, (_, hex, decimal, name) => {
    if (hex !== undefined || decimal !== undefined) return character(hex ? Number.parseInt(hex, 16) : Number(decimal));
    const entity = ENTITIES[String(name)];
    if (entity === undefined) throw new Unreadable("file-xml");
    return entity;
  });
}

function character(code: number): string {
  if (code > 0x10_ff_ff) throw new Unreadable("file-xml");
  return String.fromCodePoint(code);
}
