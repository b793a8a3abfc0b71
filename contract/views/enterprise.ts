import * as z from "zod/mini";
import { Upload, Text } from "../commands.ts";
import { FileName, line } from "../readable.ts";
import { Instant, RatingTag, STATUSES } from "../vocabulary.ts";
import { TimeLeft } from "./duty.ts";
import { DryRun, FileView, TimelineEntry } from "./issue.ts";

/** Receipt number 受理号 and query code 查询码: together they prove the enterprise. */
export const Proof = z.strictObject({
  receipt: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z-]{6,40}$/)),
  code: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z-]{6,40}$/)),
});
export type Proof = z.infer<typeof Proof>;

/** Made by the client once per press; the same key and body give the same receipt for ever. */
export const RequestKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));

export const Submission = z.strictObject({
  key: RequestKey,
  /** `<form>@<version>` the answers were made with. */
  form: line(60),
  /** A dry run may leave them out: what handing in does to the clocks is then said before anything that was typed is sent. */
  answers: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(5000))),
  files: z.array(Upload).check(z.maxLength(10)),
  secrecyAcknowledged: z.boolean(),
  /** The units that deal with it shall not learn who handed it in. */
  identityHidden: z.optional(z.boolean()),
});
export type Submission = z.infer<typeof Submission>;

export const Receipt = z.strictObject({
  dryRun: z.literal(false),
  receipt: z.string(),
  /** Only for the enterprise itself: what an aide submits on its behalf is never rated on its behalf. */
  code: z.optional(z.string()),
  submittedAt: Instant,
  /** When the first answer is owed. */
  firstAnswerDueAt: Instant,
  /** That date may still move: the holidays of its year are not published. */
  firstAnswerProvisional: z.boolean(),
  enterprise: z.string(),
  subject: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;
export const SubmitAnswer = z.discriminatedUnion("dryRun", [DryRun, Receipt]);
export type SubmitAnswer = z.infer<typeof SubmitAnswer>;

export const FollowPage = z.strictObject({
  receipt: z.string(),
  number: z.optional(z.string()),
  subject: z.string(),
  enterprise: z.string(),
  status: z.enum(STATUSES),
  submittedAt: Instant,
  /** Who has it now, in words: unit and seat, no names. */
  holder: z.string(),
  dueAt: z.optional(Instant),
  provisional: z.boolean(),
  left: z.optional(TimeLeft),
  next: z.string(),
  mayAdd: z.boolean(),
  mayWithdraw: z.boolean(),
  mayReopen: z.boolean(),
  /** The round that may be rated now. */
  rateRound: z.optional(z.int()),
  /** Until when the rating is awaited. */
  rateBy: z.optional(Instant),
  /** That date may still move: the holidays of its year are not published. */
  rateByProvisional: z.optional(z.boolean()),
  rating: z.optional(z.int()),
  files: z.array(FileView),
  timeline: z.array(TimelineEntry),
});
export type FollowPage = z.infer<typeof FollowPage>;

export const FollowNote = z.strictObject({
  ...Proof.shape,
  key: RequestKey,
  text: Text,
  files: z.array(Upload).check(z.maxLength(10)),
});

export const FollowRating = z.strictObject({
  ...Proof.shape,
  key: RequestKey,
  round: z.int().check(z.positive()),
  level: z.int().check(z.minimum(1), z.maximum(5)),
  tags: z.array(RatingTag).check(z.maxLength(10)),
  text: z.optional(Text),
});

/** To withdraw, or to ask that it be dealt with again. */
export const FollowReason = z.strictObject({ ...Proof.shape, key: RequestKey, reason: Text });

/** An upload to the quarantine: the browser posts the file itself with these fields. */
export const UploadRequest = z.strictObject({
  name: FileName,
  type: line(100),
  size: z.int().check(z.positive()),
});
export const UploadTicket = z.strictObject({
  upload: z.string(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
});
export type UploadTicket = z.infer<typeof UploadTicket>;
export const DownloadLink = z.strictObject({ url: z.string(), name: z.string(), expiresAt: Instant });

export const EnterpriseName = z.strictObject({ name: z.string() });

/** The front page: which county this is, what happens after a submission, and where officials sign in. */
export const Service = z.strictObject({
  county: z.string(),
  office: z.string(),
  now: Instant,
  /** 网站备案号: a website in China shows it at its foot. */
  icp: z.optional(z.string()),
  signIn: z.strictObject({ issuer: z.string(), audience: z.string(), client: z.string() }),
  steps: z.array(z.strictObject({ title: z.string(), limit: z.string() })),
});
export type Service = z.infer<typeof Service>;
