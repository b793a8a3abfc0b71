import { LOCALES, type Locale } from "../../contract/problems.ts";
import { header, type ProxyEvent } from "./proxy.ts";

const [usual] = LOCALES;

/** `?lang=` first, then the best of Accept-Language (RFC 9110 §12.5.4), then zh-CN. */
export function localeOf(event: ProxyEvent): Locale {
  const asked = event.queryStringParameters?.["lang"];
  if (asked !== undefined) return known(asked) ?? usual;
  const ranges = (header(event, "accept-language") ?? "").split(",").map((range) => {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    const weight = parameters.find((one) => one.startsWith("q="))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  const best = ranges.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  return best.map(({ tag }) => known(tag)).find((locale) => locale !== undefined) ?? usual;
}

function known(tag: string): Locale | undefined {
  const language = tag.toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale.toLowerCase().split("-")[0] === language);
}
