/** What the rehearsal has found, in the order in which it looked. */
export interface Verdicts {
  /** Does one thing and says how it went. @throws again what it threw, after noting it: what follows rests on it */
  judge<T>(what: string, does: () => Promise<T>, tells?: (result: T) => string): Promise<T>;
  readonly failed: boolean;
  table(): string;
}

interface Verdict {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly seconds: number;
}

export function openVerdicts(say: (line: string) => void): Verdicts {
  const all: Verdict[] = [];
  const add = (verdict: Verdict): void => {
    all.push(verdict);
    say(line(verdict));
  };
  return {
    judge: async (what, does, tells) => {
      const started = performance.now();
      const seconds = (): number => (performance.now() - started) / 1000;
      try {
        const result = await does();
        add({ what, ok: true, detail: tells?.(result) ?? "", seconds: seconds() });
        return result;
      } catch (error) {
        add({ what, ok: false, detail: error instanceof Error ? error.message : String(error), seconds: seconds() });
        throw error;
      }
    },
    get failed() {
      return all.length === 0 || all.some(({ ok }) => !ok);
    },
    table: () => all.map(line).join("\n"),
  };
}

function line({ what, ok, detail, seconds }: Verdict): string {
  return `${ok ? "ok    " : "FAILED"} ${seconds.toFixed(1).padStart(5)} s  ${what}${detail && `: ${detail}`}`;
}

/** @throws with the sentence if it is not so */
export function must(so: boolean, sentence: string): asserts so {
  if (!so) throw new Error(sentence);
}

/** Asks again twice a second until there is an answer. @throws when the patience (milliseconds) is over */
export async function until<T>(what: string, patience: number, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${Math.round(patience / 1000)} s in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
