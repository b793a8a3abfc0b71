import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, ask, type Asked, type Question } from "./api.ts";
import { useLocale } from "./language.ts";

/** What the API answers to a question, kept by question and language; the last answer stays while a new one comes. */
export function useAsk<I extends Asked>(endpoint: I, question: Question<I> = {}, { when = true } = {}) {
  const locale = useLocale();
  return useQuery({
    queryKey: [endpoint, question, locale],
    queryFn: () => ask(endpoint, question),
    enabled: when,
    placeholderData: (before, query) => (sameThing(query?.queryKey, [endpoint, question]) ? before : undefined),
  });
}

/** Only a change of language keeps the page: another issue's data would be a lie. */
function sameThing(key: readonly unknown[] | undefined, wanted: readonly unknown[]): boolean {
  return JSON.stringify(key?.slice(0, 2)) === JSON.stringify(wanted);
}

type Paged = { [I in Asked]: Answer<I> extends { next?: string | undefined } ? I : never }[Asked];

/** A list by pages: each page brings the cursor of the next. */
export function usePages<I extends Paged>(
  endpoint: I,
  query: Record<string, string | undefined> = {},
  params: Record<string, string> = {},
) {
  const locale = useLocale();
  return useInfiniteQuery({
    queryKey: [endpoint, query, params, locale],
    queryFn: ({ pageParam }) =>
      ask(endpoint, { params, query: { ...query, ...(pageParam && { cursor: pageParam }) } } as Question<I>),
    initialPageParam: "",
    getNextPageParam: (last: Answer<I>) => ("next" in last ? last.next : undefined),
    placeholderData: keepPreviousData,
  });
}

/** Something happened: everything shown is asked for again. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
