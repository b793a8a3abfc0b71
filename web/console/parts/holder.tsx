import type { SeatView } from "../../../contract/views/duty.ts";
import { useLocale } from "../language.ts";

/** The seat first, persons in brackets: 县发改委 经办人(李示例). */
export function Holder({ seat: { name, persons } }: { seat: SeatView }) {
  const locale = useLocale();
  if (persons.length === 0) return <>{name}</>;
  return <>{locale === "en" ? `${name} (${persons.join(", ")})` : `${name}（${persons.join("、")}）`}</>;
}
