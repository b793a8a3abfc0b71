const MARKS: Readonly<Record<string, string>> = {
  ",": "\uFF0C",
  ":": "\uFF1A",
  ";": "\uFF1B",
  "(": "\uFF08",
  ")": "\uFF09",
};

/** Official papers write marks between Chinese characters full width (GB/T 15834-2011). */
export function fullWidth(text: string): string {
  return /[\u4e00-\u9fff]/.test(text) ? text.replaceAll(/[,:;()]/g, (mark) => MARKS[mark] ?? mark) : text;
}
