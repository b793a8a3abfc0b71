import type { DirectoryEdit } from "../../contract/directory-edits.ts";

/** The line an edit is about, whether it puts or ends it. */
export function lineOf(edit: DirectoryEdit): string {
  switch (edit.edit) {
    case "putUnit":
    case "putPerson":
      return edit.id;
    case "putEnterprise":
      return edit.creditCode;
    case "endUnit":
      return edit.unit;
    case "endPerson":
      return edit.person;
    case "endEnterprise":
      return edit.enterprise;
    case "hold":
    case "endHolding":
      return `${edit.seat}/${edit.person}`;
    case "substitute":
    case "endSubstitution":
      return `${edit.person}/${edit.substitute}`;
    case "declareInterest":
    case "endInterest":
      return `${edit.person}/${edit.enterprise}`;
    case "putSubscriber":
    case "endSubscriber":
      return edit.email;
    case "handOver":
      return `${edit.from}/${edit.to}`;
  }
}
