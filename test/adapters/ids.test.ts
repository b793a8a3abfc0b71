import { describe, expect, test } from "vitest";
import { codeHash, newId, newIssueId, queryCode, readIssueId, sameCode } from "../../adapters/ids.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("receipt numbers", () => {
  const receipt = newIssueId();

  test("are read as people type them", () => {
    const typed = ` ${receipt.slice(0, 4)}-${receipt.slice(4, 8)} ${receipt.slice(8)}`.toLowerCase();
    expect(readIssueId(typed)).toBe(receipt);
    expect(readIssueId(receipt.replaceAll("0", "O").replaceAll("1", "l"))).toBe(receipt);
  });

  test("show every single wrong character", () => {
    for (let place = 0; place < receipt.length; place++) {
      for (const character of ALPHABET) {
        if (character === receipt[place]) continue;
        expect(readIssueId(receipt.slice(0, place) + character + receipt.slice(place + 1))).toBeUndefined();
      }
    }
  });

  test("are never the same", () => {
    expect(new Set(Array.from({ length: 2000 }, newIssueId)).size).toBe(2000);
    expect(newId()).toMatch(/^[a-z0-9]{24}$/);
  });

  test("of another shape are none", () => {
    for (const typed of ["", "ABC", `${receipt}0`, receipt.replace(/^./, "U"), "一二三四五六七八九十一二"]) {
      expect(readIssueId(typed)).toBeUndefined();
    }
  });
});

describe("query codes", () => {
  test("follow from key and receipt: the same submission sent twice answers the same", () => {
    const code = queryCode("key", "0123456789AB");
    expect(code).toBe(queryCode("key", "0123456789AB"));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
    expect(queryCode("key", "0123456789AC")).not.toBe(code);
    expect(queryCode("other", "0123456789AB")).not.toBe(code);
  });

  test("are compared by what is stored of them, however they are typed", () => {
    const code = queryCode("key", "0123456789AB");
    const stored = codeHash("key", code);
    expect(stored).not.toContain(code);
    expect(sameCode(stored, codeHash("key", code.toLowerCase().replace(/^(....)/, "$1-")))).toBe(true);
    expect(sameCode(stored, codeHash("key", queryCode("key", "X")))).toBe(false);
    expect(sameCode(stored, "")).toBe(false);
  });
});
