import * as z from "zod/mini";
import { Text } from "../command-bodies.ts";
import { RequestKey } from "./enterprise.ts";
import { DryRun } from "./issue.ts";

/** 查阅身份: why somebody has to know who asked not to be named. */
export const ReadIdentity = z.strictObject({ key: z.optional(RequestKey), reason: Text });
/** Who it is, shown once; the record of it is the commit `version`. */
export const HiddenIdentity = z.strictObject({
  dryRun: z.literal(false),
  enterprise: z.string(),
  creditCode: z.string(),
  township: z.optional(z.string()),
  chain: z.optional(z.string()),
  contact: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  version: z.int(),
});
export const IdentityAnswer = z.discriminatedUnion("dryRun", [DryRun, HiddenIdentity]);
