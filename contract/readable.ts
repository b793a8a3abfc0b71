import * as z from "zod/mini";

/**
 * No reader sees these: control characters, halves of a character, what a wrong encoding leaves behind (U+FFFD), and marks that turn the
 * direction of what follows, so that a text shows another order than it has. Source: Unicode TR 36 §2.10.1, the bidirectional controls.
 */
const LINE = /^(?:[^\p{Cc}\p{Cs}\uFFFD\u202A-\u202E\u2066-\u2069]|\t)*$/u;
const LINES = /^(?:[^\p{Cc}\p{Cs}\uFFFD\u202A-\u202E\u2066-\u2069]|[\t\n\r])*$/u;

/** For a text of one line; what is copied from a table brings tabs along. */
export const oneLine = z.regex(LINE, { error: "characters" });
/** For a text that may have line breaks and tabs. */
export const manyLines = z.regex(LINES, { error: "characters" });

/** A name, a title: one line of at most so many characters. */
export const line = (most: number) => z.string().check(z.maxLength(most), oneLine);

/** What browsers take for an address (HTML, "valid e-mail address"), with a domain of two parts: no comment, group or control fits in. */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
/** One address that a mail can be sent to. */
export const oneAddress = z.regex(EMAIL, { error: "email" });

/** The name of a file, not its path. */
export const FileName = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(120), oneLine, z.regex(/^[^/\\]*$/, { error: "characters" }));
