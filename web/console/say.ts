/** Both languages stand side by side where they are used; words of the business come from `contract/words.ts`. */
export type Say = (zh: string, en: string) => string;
