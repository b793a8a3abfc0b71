import { Button } from "antd";
import { dutyOf, suspensionLadder, TIMED_DUTIES } from "../../../../contract/pack-values.ts";
import type { PackRung } from "../../../../contract/pack.ts";
import { DUTY_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import type { PackFields } from "./limit-fields.tsx";
import type { Path } from "./put-in.ts";
import { RungFields } from "./rung-fields.tsx";

interface Ladder {
  readonly name: string;
  readonly rungs: readonly PackRung[];
  readonly set: (rungs: PackRung[]) => void;
}

/** What happens before, at and after a due date: every ladder of the pack, each folded. */
export function LadderFields({ pack, put }: PackFields) {
  const [locale, say] = [useLocale(), useSay()];
  const at = (path: Path) => (rungs: PackRung[]) => put(path, rungs);
  const ladders: Ladder[] = [
    { name: say("办结", "Solve"), rungs: pack.solveLadder, set: at(["solveLadder"]) },
    { name: say("办结（最高一级）", "Solve, top tier"), rungs: pack.solveTopLadder, set: at(["solveTopLadder"]) },
    { name: say("协调调度", "Coordinate"), rungs: pack.coordinateLadder, set: at(["coordinateLadder"]) },
    { name: say("不满意处置", "Dissatisfied"), rungs: pack.dissatisfactionLadder, set: at(["dissatisfactionLadder"]) },
    ...TIMED_DUTIES.map((kind): Ladder => {
      const duty = dutyOf(pack, kind);
      return {
        name: DUTY_WORDS[locale][kind],
        rungs: duty.ladder,
        set: (ladder) => put(["duties", kind], { ...duty, ladder }),
      };
    }),
    {
      name: DUTY_WORDS[locale].suspension,
      rungs: suspensionLadder(pack),
      set: (ladder) => put(["duties", "suspension"], { ladder }),
    },
  ];
  return (
    <>
      {ladders.map((ladder) => (
        <LadderEditor key={ladder.name} ladder={ladder} />
      ))}
    </>
  );
}

function LadderEditor({ ladder: { name, rungs, set } }: { ladder: Ladder }) {
  const say = useSay();
  return (
    <details>
      <summary>
        {name} <span className="count">{rungs.length}</span>
      </summary>
      <ol className="ladder">
        {rungs.map((rung, place) => (
          <li key={place}>
            <RungFields
              name={say(`${name} 第 ${place + 1} 步`, `${name}, step ${place + 1}`)}
              rung={rung}
              put={(next) => set(rungs.map((one, index) => (index === place ? next : one)))}
              remove={() => set(rungs.filter((_, index) => index !== place))}
            />
          </li>
        ))}
      </ol>
      <Button
        onClick={() => set([...rungs, { at: "repeat", offset: { unit: "calendarDay", amount: 7 }, effect: "remind" }])}
      >
        {say("加一步", "Add a step")}
      </Button>
    </details>
  );
}
