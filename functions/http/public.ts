import { api } from "../runtime/api.ts";
import { addOwnNote } from "./add-own-note.ts";
import { describeService } from "./describe-service.ts";
import { followIssue } from "./follow-issue.ts";
import { giveReason } from "./give-reason.ts";
import { health } from "./health.ts";
import { nameEnterprise } from "./name-enterprise.ts";
import { rateIssue } from "./rate-issue.ts";
import { readForm } from "./read-form.ts";
import { readHeadKeys } from "./read-head-keys.ts";
import { submitIssue } from "./submit-issue.ts";

/** What needs no account: to hand in, to follow, to add, to rate. */
export const handler = api("public", {
  addOwnNote,
  describeService,
  followIssue,
  health,
  nameEnterprise,
  rateIssue,
  readForm,
  readHeadKeys,
  reopenOwnIssue: giveReason("reopenIssue"),
  submitIssue,
  withdrawIssue: giveReason("withdrawIssue"),
});
