import { Logger } from "@aws-lambda-powertools/logger";

/** Message codes: searched for, counted and alarmed on. Ids only, never a name, a text or an address. */
export type LogCode =
  | "STARTED"
  | "COMPLETED"
  | "REFUSED"
  | "FAILED"
  | "STALE_TOKEN"
  | "EXECUTION_STARTED"
  | "NO_PROGRESS"
  | "RECONCILED"
  | "NOT_DELIVERED"
  | "FROZEN"
  | "NOT_FROZEN"
  | "PROOF_DIFFERS"
  | "LOADED"
  | "RESTARTED"
  | "REPLAYED"
  | "PUBLISHED"
  | "DIRECTORY_CHANGED"
  | "UNRECKONABLE"
  | "COVERAGE_ENDS";

const logger = new Logger({ serviceName: "huiyin" });

export function log(code: LogCode, facts: Readonly<Record<string, string | number | boolean | undefined>> = {}): void {
  logger.info(code, { code, ...facts });
}

/** A fault of ours, with its cause; the caller is told only that it is recorded. */
export function logFault(code: LogCode, fault: unknown, facts: Readonly<Record<string, string | number>> = {}): void {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  logger.error(code, { code, ...facts, error: reported(error) });
}

interface Reported {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause?: Reported;
}

/** What it is, why and where. Not what it carries along, as a whole answer with items, nor the piece of a text that JSON.parse quotes. */
function reported({ name, message, stack = "", cause }: Error): Reported {
  return {
    name,
    message: name === "SyntaxError" ? "a text is not what it has to be" : message,
    stack: stack
      .split("\n")
      .filter((line) => line.startsWith("    at "))
      .join("\n"),
    ...(cause instanceof Error && { cause: reported(cause) }),
  };
}
