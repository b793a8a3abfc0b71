import { DUTY_WORDS } from "../../contract/words.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { solveLimit } from "../../domain/policy.ts";
import type { UseCase } from "../runtime/call.ts";
import { limitText } from "../views/limit-text.ts";

/** 首页: which county this is, what happens after a submission and by when, and where officials sign in. */
export const describeService: UseCase<"describeService"> = async (call) => {
  const given = environment("OIDC_ISSUER", "OIDC_AUDIENCE", "OIDC_CLIENT", "ICP");
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_CLIENT, ICP } = given;
  const settings = await call.settings();
  const pack = await settings.pack();
  const { triage, sign, reviewCloseOut, rate } = pack.duties;
  const limits = { triage: triage.limit, sign: sign.limit, solve: solveLimit(pack, 0, "C") };
  const steps = Object.entries({ ...limits, reviewCloseOut: reviewCloseOut.limit, rate: rate.limit });
  const words: Readonly<Record<string, string>> = DUTY_WORDS[call.locale];
  return {
    county: settings.directory.county.name,
    office: settings.directory.county.office,
    now: call.receivedAt,
    ...(ICP !== "none" && { icp: ICP }),
    signIn: { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, client: OIDC_CLIENT },
    steps: steps.map(([kind, limit]) => ({ title: words[kind] ?? kind, limit: limitText(limit, call.locale) })),
  };
};
