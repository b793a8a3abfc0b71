/** An answer of the API that is an error: its name as the service spells it, and what to say. */
export class Fault extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Something that went wrong inside an execution, seen by Retry and Catch under its name. */
export class StateError extends Error {
  readonly error: string;
  override readonly cause: string;
  /** The field whose expression failed, for the EvaluationFailed event. */
  readonly location: string | undefined;

  constructor(error: string, cause: string, location?: string) {
    super(cause);
    this.error = error;
    this.cause = cause;
    this.location = location;
  }
}
