import { OPENS_HIDDEN_IDENTITY } from "../../contract/reading.ts";
import { happen } from "../draft.ts";
import { seatAt } from "../places.ts";
import { type Rule, refuse } from "../rule.ts";

/** 查阅身份: somebody is shown who asked not to be named. It is on record with its reason, and touches no clock. */
export const readIdentity: Rule<"readIdentity"> = {
  disinterested: true,
  seats: (issue) => [...OPENS_HIDDEN_IDENTITY].map((kind) => seatAt(kind, issue)),
  ready: ({ identityHidden }) => (identityHidden === true ? undefined : refuse("identity-open")),
  decide: (draft, { reason }, moment) => happen(draft, moment, { type: "identityRead", data: { reason } }),
};
