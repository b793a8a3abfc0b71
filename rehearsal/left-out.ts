import type { Assembly } from "./assembly.ts";

/** Something the emulator cannot take, and why; `most` bounds how much of our template it may swallow. */
interface LeftOut {
  readonly what: string;
  readonly why: string;
  readonly most: number;
  /** How often it was there and is now gone. */
  readonly strip: (assembly: Assembly) => number;
}

const NOT_KNOWN = "the emulator does not know the type and refuses the whole change set";

/** Everything our assembly loses before it is deployed on the emulator. Nothing else may be missing. */
const LEFT_OUT: readonly LeftOut[] = [
  resource("AWS::WAFv2::WebACLAssociation", NOT_KNOWN, 1),
  resource("AWS::Backup::BackupSelection", NOT_KNOWN, 1),
  resource("AWS::Budgets::Budget", NOT_KNOWN, 1),
  {
    ...resource("alarms on metric math", "the emulator computes no metric math and refuses them", 40),
    strip: (assembly) =>
      assembly.withoutResources(
        ({ Type, Properties }) => Type === "AWS::CloudWatch::Alarm" && Properties?.["Metrics"] !== undefined,
      ),
  },
  resource(
    "Custom::CDKBucketDeployment",
    "CDK's copier of the web pages is Python that needs the libraries AWS puts into Lambda",
    4,
  ),
  resource("AWS::WAFv2::LoggingConfiguration", NOT_KNOWN, 1),
];

export function resource(what: string, why: string, most: number): LeftOut {
  return { what, why, most, strip: (assembly) => assembly.withoutResources(({ Type }) => Type === what) };
}

/**
 * Takes out what the list names. @returns a line for each entry
 * @throws for an entry that finds nothing (it is out of date) or more than it may
 */
export function leaveOut(assembly: Assembly, list: readonly LeftOut[] = LEFT_OUT): string[] {
  return list.map(({ what, why, most, strip }) => {
    const count = strip(assembly);
    if (count === 0) throw new Error(`left-out list: ${what} is not in the assembly any more; take the entry out`);
    if (count > most) throw new Error(`left-out list: ${what} was found ${count} times; ${most} were agreed on`);
    return `${what} × ${count}: ${why}`;
  });
}
