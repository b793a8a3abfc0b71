import { useState } from "react";
import * as z from "zod/mini";
import { keep, kept } from "../../enterprise/keep.ts";
import { type Column, COLUMNS } from "./columns.tsx";

const PLACE = "huiyin.register.columns";
const USUAL = COLUMNS.filter(({ usual }) => usual).map(({ key }) => key);

/** Which columns this browser shows, in the order of the paper register. */
export function useColumns(): { shown: readonly Column[]; keys: readonly string[]; choose: (keys: string[]) => void } {
  const [keys, setKeys] = useState(() => kept(localStorage, PLACE, z.array(z.string())) ?? USUAL);
  const choose = (next: string[]): void => {
    keep(localStorage, PLACE, next);
    setKeys(next);
  };
  return { shown: COLUMNS.filter(({ key }) => keys.includes(key)), keys, choose };
}
