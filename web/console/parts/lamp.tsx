import { SLIP_SHAPES, SLIP_WORDS } from "../../../contract/words.ts";
import { useLocale } from "../language.ts";

/** Shape, word and colour: any two may fail to be seen. */
export function Lamp({ lamp }: { lamp: keyof typeof SLIP_SHAPES | undefined }) {
  const locale = useLocale();
  const now = lamp ?? "none";
  return (
    <span className={`lamp lamp-${now}`}>
      <span aria-hidden="true">{SLIP_SHAPES[now]}</span> {SLIP_WORDS[locale][now]}
    </span>
  );
}
