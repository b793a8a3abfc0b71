import { randomBytes } from "node:crypto";
import { Fault } from "./fault.ts";
import { LIMITS } from "./limits.ts";

const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\ufffe\uffff]/u;

/**
 * Names of machines and executions: 1–80 characters, none of those the service refuses.
 * Source: StartExecution, API reference.
 * @throws Fault `InvalidName`
 */
export function assertName(name: string): void {
  if (name.length === 0 || name.length > LIMITS.nameCharacters || FORBIDDEN.test(name)) {
    throw new Fault("InvalidName", `Invalid Name: '${name}'`);
  }
}

export function machineName(machineArn: string): string {
  return machineArn.slice(machineArn.lastIndexOf(":") + 1);
}

export function executionArn(machineArn: string, name: string): string {
  return `${machineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}

/** @throws Fault `InvalidArn` */
export function assertArn(arn: string, kind: "stateMachine" | "execution"): void {
  if (!/^arn:[a-z0-9-]+:states:[a-z0-9-]+:\d+:[a-zA-Z]+:.+$/u.test(arn) || arn.split(":")[5] !== kind) {
    const why = arn.startsWith("arn:")
      ? `Resource type not valid in this context: ${arn.split(":")[5] ?? ""}`
      : `Invalid ARN prefix: ${arn}`;
    throw new Fault("InvalidArn", `Invalid Arn: '${why}'`);
  }
}

/** A token says which attempt of which execution it belongs to, and cannot be guessed. */
export function newToken(execution: number, attempt: number): string {
  return Buffer.from(`${execution}.${attempt}.${randomBytes(48).toString("base64url")}`).toString("base64url");
}

/** @throws Fault `InvalidToken` */
export function readToken(token: string): { execution: number; attempt: number } {
  const [, execution, attempt] =
    /^(\d{1,15})\.(\d{1,15})\.[\w-]{64}$/u.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (execution === undefined || attempt === undefined) {
    throw new Fault("InvalidToken", `Invalid Token: '${token}'`);
  }
  return { execution: Number(execution), attempt: Number(attempt) };
}
