import { dutyOf, TIMED_DUTIES } from "../../../../contract/pack-values.ts";
import type { Pack } from "../../../../contract/pack.ts";
import { DUTY_WORDS } from "../../../../contract/words.ts";
import { LimitInput } from "../../actions/fields/limit-input.tsx";
import { useLocale } from "../../language.ts";
import type { Put } from "./put-in.ts";

export interface PackFields {
  readonly pack: Pack;
  readonly put: Put;
}

/** A limit with its name; what is being entered may be unfinished until it is saved. */
export function LimitField({ name, value, set }: { name: string; value: unknown; set: (value: unknown) => void }) {
  const entered = Object(value);
  return (
    <div className="value">
      <span>{name}</span>
      <LimitInput ofRule label={name} value={entered} onChange={set} />
    </div>
  );
}

/** How long each duty may take. */
export function DutyFields({ pack, put }: PackFields) {
  const locale = useLocale();
  return (
    <>
      {TIMED_DUTIES.map((kind) => {
        const duty = dutyOf(pack, kind);
        return (
          <LimitField
            key={kind}
            name={DUTY_WORDS[locale][kind]}
            value={duty.limit}
            set={(limit) => put(["duties", kind], { ...duty, limit })}
          />
        );
      })}
    </>
  );
}
