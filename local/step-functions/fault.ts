/** An answer of the API that is an error: its name as the service spells it, and what to say. */
export class Fault extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** A definition that is wrong or not implemented. */
export class DefinitionFault extends Fault {
  /** As in the diagnostics of ValidateStateMachineDefinition. */
  readonly code: string;
  readonly reason: string;
  /** The path of what is wrong; for text that is not JSON, where reading stopped. */
  readonly location: string | undefined;

  constructor(code: string, reason: string, location?: string, line?: number) {
    const at = code === "SCHEMA_VALIDATION_FAILED" && location !== undefined ? ` at ${location}` : "";
    super(
      "InvalidDefinition",
      `Invalid State Machine Definition: '${code}: ${reason}${at}'${line === undefined ? "" : ` (line ${line})`}`,
    );
    this.code = code;
    this.reason = reason;
    this.location = location;
  }
}

/** Something that went wrong inside an execution, seen by Retry and Catch under its name. */
export class StateError extends Error {
  /** Undefined: whoever reported the failure named none (SendTaskFailure without one). */
  readonly error: string | undefined;
  override readonly cause: string | undefined;
  /** The field whose expression failed, for the EvaluationFailed event. */
  readonly location: string | undefined;

  constructor(error: string | undefined, cause?: string, location?: string) {
    super(cause);
    this.error = error;
    this.cause = cause;
    this.location = location;
  }
}

/** A failure the engine itself finds in a state. Its cause is told with the state's name, as the service does. */
export class StateProblem extends StateError {}
