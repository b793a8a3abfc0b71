let news: string | undefined;

/** What the next page says first: that the press on the page before was received. */
export function bringNews(sentence: string): void {
  news = sentence;
}

export function takeNews(): string | undefined {
  const taken = news;
  news = undefined;
  return taken;
}
