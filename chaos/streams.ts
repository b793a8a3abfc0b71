import type { Functions } from "../local/functions/functions.ts";
import type { Chance } from "./chance.ts";

interface Event {
  Records: { dynamodb: { Keys: { pk: { S: string } } } }[];
}

/** The function that tells machines to look again. */
const STEERS = /steer/i;

/** Records about one issue that were given up, as after 20 tries: its machine hears nothing. */
export function deafTo(issue: () => string | undefined, functions: Functions): Functions {
  return {
    ...functions,
    invoke: async (arn, payload) => {
      const deaf = issue();
      if (deaf === undefined || !STEERS.test(arn)) return functions.invoke(arn, payload);
      const { Records }: Event = JSON.parse(payload);
      const heard = Records.filter(({ dynamodb }) => !dynamodb.Keys.pk.S.endsWith(`#${deaf}`));
      if (heard.length === 0) return { payload: JSON.stringify({ batchItemFailures: [] }) };
      return functions.invoke(arn, JSON.stringify({ Records: heard }));
    },
  };
}

/** Records of a stream that are kept to be brought again. */
const KEPT = 60;
const AGAIN = 0.25;

/**
 * The stream as AWS may deliver it: a batch comes again, also long after later ones; issues overtake each other. The records of one
 * issue keep their order within a delivery, as those of one partition key do.
 */
export function badlyDelivered(functions: Functions, chance: Chance): Functions {
  const seen = new Map<string, Event["Records"]>();
  return {
    ...functions,
    invoke: async (arn, payload) => {
      const { Records }: Event = JSON.parse(payload);
      const before = seen.get(arn) ?? [];
      if (before.length > 0 && chance.next() < AGAIN) {
        const from = chance.below(before.length);
        const again = before.slice(from, from + 1 + chance.below(20));
        await functions.invoke(arn, JSON.stringify({ Records: overtaking(again, chance) }));
      }
      seen.set(arn, [...before, ...Records].slice(-KEPT));
      return functions.invoke(arn, JSON.stringify({ Records: overtaking(Records, chance) }));
    },
  };
}

function overtaking(records: Event["Records"], chance: Chance): Event["Records"] {
  const issues = [...Map.groupBy(records, ({ dynamodb }) => dynamodb.Keys.pk.S).values()];
  const mixed: Event["Records"] = [];
  while (issues.length > 0) {
    const at = chance.below(issues.length);
    const [first, ...rest] = issues[at] ?? [];
    if (first) mixed.push(first);
    if (rest.length > 0) issues[at] = rest;
    else issues.splice(at, 1);
  }
  return mixed;
}
