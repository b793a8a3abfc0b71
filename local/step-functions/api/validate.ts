import * as z from "zod/mini";
import { parseMachine } from "../definition/parse-machine.ts";
import { DefinitionFault } from "../fault.ts";
import { call } from "./call.ts";

/** Says what CreateStateMachine would say, one thing at a time. */
export const validateStateMachineDefinition = call(
  z.strictObject({
    definition: z.string(),
    type: z._default(z.enum(["STANDARD", "EXPRESS"]), "STANDARD"),
    severity: z.optional(z.enum(["ERROR", "WARNING"])),
    maxResults: z.optional(z.int()),
  }),
  ({ definition }) => {
    try {
      parseMachine(definition);
      return { result: "OK", diagnostics: [], truncated: false };
    } catch (error) {
      if (!(error instanceof DefinitionFault)) {
        throw error;
      }
      const { code, reason, location } = error;
      const diagnostic = { severity: "ERROR", code, message: reason, ...(location === undefined ? {} : { location }) };
      return { result: "FAIL", diagnostics: [diagnostic], truncated: false };
    }
  },
);
