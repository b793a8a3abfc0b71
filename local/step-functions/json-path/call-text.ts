import type { Json } from "../definition/schema.ts";
import { INTRINSICS } from "./intrinsics.ts";
import { readPath } from "./paths.ts";
import type { JsonPath } from "./paths.ts";

export type CallArgument = { value: Json } | { path: JsonPath; text: string } | Call;

/** `States.Format('{} of {}', $.n, 3)` */
export interface Call {
  name: string;
  given: CallArgument[];
}

const TOKEN =
  /\s*(?:States\.(\w+)\s*(\()|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)(?=\s*[,)])|(true|false|null)(?=\s*[,)])|(\$(?:'(?:[^'\\]|\\.)*'|\[[^\]]*\]|[^,)\s])*))/uy;

/** Reads a call of an intrinsic function. @throws Error saying what is not understood */
export function readCall(text: string): Call {
  let at = 0;
  function argument(): CallArgument {
    TOKEN.lastIndex = at;
    const [all, name, open, quoted, number, word, path] = TOKEN.exec(text) ?? [];
    if (all === undefined) {
      throw new Error(`'${text.slice(at)}' is not understood`);
    }
    at += all.length;
    if (open !== undefined && name !== undefined) {
      return call(name);
    }
    if (quoted !== undefined) {
      return { value: quoted.replace(/\\(['\\])/gu, (whole, char: string) => (char === "'" ? "'" : whole)) };
    }
    if (path !== undefined) {
      const read = readPath(path);
      if (read === undefined) {
        throw new Error(`'${path}' is not a path`);
      }
      return { path: read, text: path };
    }
    return { value: JSON.parse(number ?? word ?? "null") };
  }
  function call(name: string): Call {
    if (!Object.hasOwn(INTRINSICS, name)) {
      throw new Error(`there is no function States.${name}`);
    }
    const given: CallArgument[] = [];
    while (!punctuation(")")) {
      if (given.length > 0 && !punctuation(",")) {
        throw new Error(`a comma is missing before '${text.slice(at)}'`);
      }
      given.push(argument());
    }
    return { name, given };
  }
  function punctuation(mark: string): boolean {
    const here = /\S/u.exec(text.slice(at));
    if (here?.[0] !== mark) {
      return false;
    }
    at += here.index + 1;
    return true;
  }
  const read = argument();
  if (!("given" in read) || text.slice(at).trim() !== "") {
    throw new Error(`'${text}' is not a call of a function`);
  }
  return read;
}
