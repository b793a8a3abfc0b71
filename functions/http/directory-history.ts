import type { DirectoryCommit } from "../../contract/directory-commit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { directoryVersion } from "../../adapters/store/directories.ts";
import { directoryCommits } from "../../adapters/store/directory-commits.ts";
import { difference } from "../../domain/directory/difference.ts";
import { whoHeld } from "../../domain/directory/who-held.ts";
import { addDays, startOfDay } from "../../domain/time/instants.ts";
import type { Door, UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { commitRow, fullSeatName, named } from "../views/directory-names.ts";
import { changeLines } from "../views/directory-preview.ts";

const PAGE = 50;

/** 历次变更, newest first. */
export const listDirectoryChanges: UseCase<"listDirectoryChanges"> = async ({ query, store, settings, locale }) => {
  const { directory } = await settings();
  const commits = await directoryCommits(store, { before: query.before, limit: PAGE });
  const next = commits.at(-1)?.version;
  return {
    rows: commits.map((commit) => commitRow(commit, directory, locale)),
    ...(next !== undefined && next > 1 && { next }),
  };
};

/** What one change did, line by line: the difference of the two versions it stands between. */
export const readDirectoryChange: UseCase<"readDirectoryChange"> = async ({ params, store, locale }) => {
  const commit = await commitNumber(store, params.version);
  if (commit === undefined) throw new Refused("not-found", { field: "version" });
  const [from, to] = await Promise.all([
    commit.from === undefined ? undefined : directoryVersion(store, commit.from),
    directoryVersion(store, commit.to),
  ]);
  if (to === undefined) throw new Error(`the directory ${commit.to} is not there`);
  return { commit: commitRow(commit, to, locale), changes: changeLines(difference(from, to), to, locale) };
};

/** 某日某岗位由谁担任: from the version that was in force when that time was over, and which commit says so. */
export const readSeatHolders: UseCase<"readSeatHolders"> = async ({ query, store, settings, locale }) => {
  const { seat, at } = query;
  const { directory: today, calendar } = await settings();
  const { zone } = calendar;
  const isDay = !at.includes("T");
  const from = isDay ? startOfDay(at, zone) : at;
  const until = isDay ? startOfDay(addDays(at, 1), zone) : new Date(Date.parse(at) + 1).toISOString();
  const commits = await commitsUntil(store, until);
  const inForce = commits[0] ?? (await directoryCommits(store)).at(-1);
  const directory = (inForce && (await directoryVersion(store, inForce.to))) ?? today;
  const loaded = commits.find(({ command }) => command === "loadDirectory");
  const writtenBy = (number: number | undefined) =>
    number === undefined ? (loaded ?? inForce) : commits.find(({ version }) => version === number);
  return {
    seat,
    name: fullSeatName(seat, directory, locale),
    from,
    until,
    persons: whoHeld(seat, { from, until }, directory).map((held) => {
      const commit = writtenBy(held.commit);
      return {
        ...named(held.person, directory),
        from: held.from,
        ...(held.until !== undefined && { until: held.until }),
        ...(held.onBehalfOf !== undefined && { onBehalfOf: named(held.onBehalfOf, directory) }),
        ...(held.via !== undefined && { via: named(held.via, directory) }),
        ...(commit && { commit: commitRow(commit, directory, locale) }),
      };
    }),
  };
};

async function commitNumber(store: Door["store"], version: number): Promise<DirectoryCommit | undefined> {
  const [commit] = await directoryCommits(store, { before: version + 1, limit: 1 });
  return commit?.version === version ? commit : undefined;
}

/** Every commit before an instant, newest first: a county makes some thousands of them in its life. */
async function commitsUntil(store: Door["store"], until: Instant): Promise<DirectoryCommit[]> {
  return (await directoryCommits(store)).filter(({ at }) => at < until);
}
