import type { Figure } from "../../../../contract/figure.ts";
import { LEVEL_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { Fig } from "../fig.tsx";
import type { SectionProps } from "./section-props.ts";

export function Quality({ bulletin: { rates, resolution } }: SectionProps) {
  const [locale, say] = [useLocale(), useSay()];
  const lines: [string, Figure][] = [
    [say("办结率", "Close-out rate"), rates.closeOut],
    [say("按时办结率", "In time"), rates.onTime],
    [say("及时签收率", "Signed in time"), rates.signedInTime],
    [say("满意率", "Satisfaction"), rates.satisfaction],
    [say("视为未作有效评价", "No valid answer"), rates.noValidAnswer],
  ];
  const solved: [string, Figure][] = [
    ...resolution.levels.map(({ level, figure }): [string, Figure] => [
      say(`${LEVEL_WORDS[locale][level]}问题化解率`, `Solved, ${LEVEL_WORDS[locale][level]} level`),
      figure,
    ]),
    [say("全部问题化解率", "Solved, all levels"), resolution.all],
  ];
  return (
    <section>
      <h3>{say("三、办理质效", "3. Quality")}</h3>
      <h4>{say("（一）办结与评价", "3.1 Close-out and rating")}</h4>
      <Lines lines={lines} />
      <h4>{say("（二）化解率", "3.2 Solved")}</h4>
      <Lines lines={solved} />
    </section>
  );
}

function Lines({ lines }: { lines: readonly (readonly [string, Figure])[] }) {
  const say = useSay();
  return (
    <table className="rates">
      <thead>
        <tr>
          <th scope="col">{say("指标", "Figure")}</th>
          <th scope="col">{say("结果", "Result")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, figure]) => (
          <tr key={figure.key}>
            <th scope="row">{name}</th>
            <td>
              <Fig figure={figure} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
