import { api } from "../runtime/api.ts";
import { exportIssues } from "./export-issues.ts";
import { listBulletins } from "./list-bulletins.ts";
import { listDuties } from "./list-duties.ts";
import { listFigure } from "./list-figure.ts";
import { listIssues } from "./list-issues.ts";
import { listUnits } from "./list-units.ts";
import { readBulletin } from "./read-bulletin.ts";
import { readCaseFile } from "./read-case-file.ts";
import { readDayHead } from "./read-day-head.ts";
import { readInbox } from "./read-inbox.ts";
import { readIssue } from "./read-issue.ts";
import { readMe } from "./read-me.ts";
import { readProof } from "./read-proof.ts";

/** What officials look at. This function cannot write. */
export const handler = api("read", {
  exportIssues,
  listBulletins,
  listDuties,
  listFigure,
  listIssues,
  listUnits,
  readBulletin,
  readCaseFile,
  readDayHead,
  readInbox,
  readIssue,
  readMe,
  readProof,
});
