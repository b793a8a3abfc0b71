import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { DirectoryTable } from "../../../contract/directory-edits.ts";
import { ask } from "../api.ts";
import { useLocale } from "../language.ts";

/** A table of the directory by pages. */
export function useTable(table: DirectoryTable, q: string, show: "current" | "all") {
  const locale = useLocale();
  return useInfiniteQuery({
    queryKey: ["listDirectory", table, q, show, locale],
    queryFn: ({ pageParam }) =>
      ask("listDirectory", {
        params: { table },
        query: { show, ...(q !== "" && { q }), ...(pageParam !== "" && { after: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}
