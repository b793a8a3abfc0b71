const MARKS: Readonly<Record<string, string>> = {
  ",": "\uFF0C",
  ":": "\uFF1A",
  ";": "\uFF1B",
  "(": "\uFF08",
  ")": "\uFF09",
};

/** Marks between Chinese characters are full width (GB/T 15834-2011); the colon of a time of day is not such a mark. */
export function fullWidth(text: string): string {
  return /[\u4e00-\u9fff]/.test(text) ? text.replaceAll(/[,;()]|:(?!\d)/g, (mark) => MARKS[mark] ?? mark) : text;
}
