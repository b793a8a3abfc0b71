/** The slow files of the domain's tests, which a mutant does not have to survive. */
export const LEFT_ASIDE: readonly string[] = [
  "histories/**",
  "packs/every-minute.test.ts",
  "packs/month.test.ts",
  "issue/at-once.test.ts",
  "issue/rule-table.test.ts",
];

/** Single tests that take longer than a quarter of a second; MUTANTS_LONG=1 has them run too. */
export const LONG: readonly string[] = [
  "agree on every due instant and every rung of histories by chance",
  "agree on limits of every unit",
  "each minute of a week starts a limit",
  "hours and sums end as a clock looked at minute by minute says",
  "open time is measured as it is passed",
  "the parts make the whole",
  "is fired in every history",
  "is the same whenever it is tried",
];

/** Milliseconds of tests that a mutant has to survive to be counted as a survivor. */
export const PATIENCE = Number(process.env["MUTANTS_PATIENCE"] ?? 1000);
