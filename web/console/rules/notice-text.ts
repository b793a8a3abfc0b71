import type { HolidayRow } from "./notice-days.ts";

/**
 * The paragraphs of a holiday notice of the State Council, as its text has them (国务院办公厅关于部分节假日安排的通知):
 * 「二、春节：2月15日（…）至23日（…）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」
 */
const ITEM =
  /[一二三四五六七八九十]+、\s*([^：:\s、]{2,12})[：:]([^]*?)(?=[一二三四五六七八九十]+、\s*[^：:\s、]{2,12}[：:]|$)/gu;
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/gu;

/** The year a notice speaks about, from its title. */
export function yearOf(text: string): string | undefined {
  return /(\d{4})年(?:部分)?节假日/u.exec(text)?.[1] ?? /(\d{4})年/u.exec(text)?.[1];
}

/** The rows of a pasted notice; what cannot be read is left out, so the person sees which holidays are missing. */
export function rowsOfText(text: string, year: string): HolidayRow[] {
  return [...text.matchAll(ITEM)].flatMap(([, name = "", body = ""]) => {
    // What stands in brackets says the weekday and the day of the farmers' calendar.
    const sentences = body.replaceAll(/[（(][^）)]*[）)]/gu, "").split("。");
    const off = sentences.find((sentence) => sentence.includes("放假"));
    if (off === undefined) return [];
    const [from, to = from] = datesIn(off.split("放假")[0] ?? "", year);
    if (from === undefined || to === undefined) return [];
    const worked = sentences.filter((sentence) => sentence.includes("上班"));
    return [{ name, from, to, makeUp: worked.flatMap((sentence) => datesIn(sentence, year)) }];
  });
}

/** A date without its month is of the month before it. */
function datesIn(sentence: string, ofYear: string): string[] {
  let [year, month] = [ofYear, ""];
  return [...sentence.matchAll(DATE)].flatMap(([, ownYear, ownMonth, day = ""]) => {
    year = ownYear ?? year;
    month = ownMonth ?? month;
    return month === "" ? [] : [`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`];
  });
}
