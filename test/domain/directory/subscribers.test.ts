import { describe, expect, it } from "vitest";
import { bulletinRecipients } from "../../../domain/bulletin/recipients.ts";
import { difference } from "../../../domain/directory/difference.ts";
import { endingsOf } from "../../../domain/directory/endings.ts";
import { readRows } from "../../../domain/directory/read-rows.ts";
import { writeRows } from "../../../domain/directory/write-rows.ts";
import { changed, COUNTY, edited, NOW } from "./county.ts";

const archive = { edit: "putSubscriber", email: "archive@pingshan.example", name: "示例县档案馆" } as const;
const paper = { edit: "putSubscriber", email: "paper@pingshan.example", name: "示例县报社" } as const;
const addresses = (directory: typeof COUNTY) =>
  bulletinRecipients(NOW, directory).flatMap(({ email, channels }) => (channels.length === 1 ? [email] : []));

describe("a subscriber of the bulletin", () => {
  it("receives it from the change that puts him in to the one that takes him out", () => {
    const before = changed([archive, paper], { ...COUNTY, subscribers: [] });
    expect(addresses(before)).toEqual([archive.email, paper.email]);
    const after = changed(
      [
        { ...archive, name: "示例县档案局" },
        { edit: "endSubscriber", email: paper.email },
      ],
      before,
    );
    expect(after.subscribers).toEqual([{ name: "示例县档案局", email: archive.email }]);
    expect(difference(before, after).map(({ what, key }) => `${what} ${key}`)).toEqual([
      `changed subscribers/${archive.email}`,
      `removed subscribers/${paper.email}`,
    ]);
  });

  it("who is none cannot be taken out", () => {
    expect(edited([{ edit: "endSubscriber", email: "nobody@pingshan.example" }]).codes).toEqual(["no-subscriber"]);
  });

  it("is read from a sheet and written as one; a whole sheet takes out whom it does not name", () => {
    const directory = changed([archive, paper], { ...COUNTY, subscribers: [] });
    const [heading = [], ...rows] = writeRows("subscribers", { directory, at: NOW, zone: "Asia/Shanghai" });
    const read = (sheet: string[][]) =>
      readRows(
        "subscribers",
        sheet.map((row) => row.map((text) => ({ text }))),
        "Asia/Shanghai",
      );
    expect(read([heading, ...rows]).edits).toEqual([archive, paper]);
    const { edits } = read([heading, ...rows.slice(0, 1)]);
    const endings = endingsOf("subscribers", edits, directory, NOW);
    expect(endings).toEqual([{ edit: "endSubscriber", email: paper.email }]);
    const faulty = read([heading, ["甲", "no address"], ["乙", archive.email], ["丙", archive.email]]);
    expect(faulty.faults.map(({ code, row }) => `${row} ${code}`)).toEqual(["2 cell-format", "4 row-twice"]);
  });
});
