import { Checkbox, Select } from "antd";
import { valuesOf } from "../../../../contract/pack-values.ts";
import { CLASSES, SEAT_KINDS } from "../../../../contract/vocabulary.ts";
import { CLASS_WORDS, SEAT_WORDS } from "../../../../contract/words.ts";
import { AmountInput } from "../../actions/fields/amount-input.tsx";
import { useLocale, useSay } from "../../language.ts";
import { LimitField, type PackFields } from "./limit-fields.tsx";
import { COUNTS, LIMITS, SWITCHES } from "./value-names.ts";

/** Who reviews a close-out, one after the other, by class. */
export function ChainFields({ pack, put }: PackFields) {
  const [locale, say] = [useLocale(), useSay()];
  const seats = SEAT_KINDS.map((value) => ({ value, label: SEAT_WORDS[locale][value] }));
  return (
    <>
      <p className="quiet">
        {say("按选择的先后审核，每步须另有其人。", "In the order chosen; each step needs another person.")}
      </p>
      {CLASSES.map((cls) => (
        <div key={cls} className="value">
          <span>{CLASS_WORDS[locale][cls]}</span>
          <Select
            mode="multiple"
            aria-label={`${say("审核链", "review chain")} ${CLASS_WORDS[locale][cls]}`}
            value={pack.chain[cls]}
            options={seats}
            onChange={(next) => put(["chain", cls], next)}
          />
        </div>
      ))}
    </>
  );
}

/** The most and the least of everything, and who decides on requests. */
export function MostFields({ pack, put }: PackFields) {
  const [locale, say] = [useLocale(), useSay()];
  const values = { ...pack, ...valuesOf(pack) };
  const word = ([zh, en]: readonly [string, string]) => say(zh, en);
  const seats = SEAT_KINDS.map((value) => ({ value, label: SEAT_WORDS[locale][value] }));
  const [first, second] = values.suspensionSeats;
  const deciders = [
    {
      name: say("延期由谁审批", "Extensions are decided by"),
      value: values.extensionSeat,
      path: ["extensionSeat"],
      of: (seat: string) => seat,
    },
    {
      name: say("挂账第一审批人", "First to decide on suspensions"),
      value: first,
      path: ["suspensionSeats"],
      of: (seat: string) => [seat, second],
    },
    {
      name: say("挂账第二审批人", "Second to decide on suspensions"),
      value: second,
      path: ["suspensionSeats"],
      of: (seat: string) => [first, seat],
    },
  ];
  return (
    <>
      {LIMITS.map(({ key, words }) => (
        <LimitField key={key} name={word(words)} value={values[key]} set={(limit) => put([key], limit)} />
      ))}
      {COUNTS.map(({ key, words }) => (
        <div key={key} className="value">
          <span>{word(words)}</span>
          <AmountInput label={word(words)} min={0} value={values[key]} set={(count) => put([key], count)} />
        </div>
      ))}
      {deciders.map(({ name, value, path, of }) => (
        <div key={name} className="value">
          <span>{name}</span>
          <Select aria-label={name} value={value} options={seats} onChange={(seat) => put(path, of(seat))} />
        </div>
      ))}
      {SWITCHES.map(({ key, words }) => (
        <p key={key}>
          <Checkbox checked={values[key] === true} onChange={({ target }) => put([key], target.checked)}>
            {word(words)}
          </Checkbox>
        </p>
      ))}
    </>
  );
}
