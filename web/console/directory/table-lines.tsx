import type { ReactNode } from "react";
import { Link } from "react-router";
import type { DirectoryEdit, DirectoryTable } from "../../../contract/directory-edits.ts";
import type { Locale } from "../../../contract/problems.ts";
import type { DirectoryRows } from "../../../contract/views/directory.ts";
import { GROUP_WORDS } from "../../../contract/event-words.ts";
import type { Say } from "../say.ts";
import { Period } from "./period.tsx";
import { stateWord } from "./table-words.ts";

interface Line {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

interface Manner {
  readonly locale: Locale;
  readonly say: Say;
  readonly mayChange: boolean;
}

/** A change begun at a line: the word of its link, the edit, and what of it is filled in. */
type Begun = [word: string, edit: DirectoryEdit["edit"], given: Record<string, string>];

/** Heads and cells of a table; who may change it has a link that begins the change at that line. */
export function linesOf(
  table: DirectoryTable,
  pages: readonly DirectoryRows[],
  { locale, say, mayChange }: Manner,
): { heads: string[]; lines: Line[] } {
  const names = (list: readonly { name: string }[]) =>
    list.map(({ name }) => name).join(locale === "en" ? ", " : "、") || "—";
  const act = (...links: Begun[]): ReactNode[] =>
    mayChange
      ? [
          <>
            {links.map(([word, edit, given]) => (
              <Link key={edit} className="act" to={`/directory/change?${new URLSearchParams({ edit, ...given })}`}>
                {word}
              </Link>
            ))}
          </>,
        ]
      : [];
  const actUnlessEnded = (state: string, ...links: Begun[]) => act(...(state === "ended" ? [] : links));
  const named = (name: string, ended: string | undefined): ReactNode =>
    ended === undefined ? name : `${name}${say("（已结束）", " (ended)")}`;
  const end = say("结束", "End");
  const acts = mayChange ? [say("变更", "Change")] : [];
  switch (table) {
    case "units":
      return {
        heads: [say("编号", "Id"), say("单位", "Unit"), say("类别", "Group"), say("在岗人员", "People"), ...acts],
        lines: pages
          .flatMap(({ units = [] }) => units)
          .map(({ id, name, group, ended, holders }) => ({
            key: id,
            cells: [
              id,
              named(name, ended),
              GROUP_WORDS[locale][group],
              names(holders),
              ...act([say("修改", "Edit"), "putUnit", { id, name, group }], [end, "endUnit", { unit: id }]),
            ],
          })),
      };
    case "persons":
      return {
        heads: [say("编号", "Id"), say("姓名", "Name"), say("岗位", "Seats"), say("邮箱", "E-mail"), ...acts],
        lines: pages
          .flatMap(({ persons = [] }) => persons)
          .map(({ id, name, sub, email = "", ended, seats }) => ({
            key: id,
            cells: [
              id,
              named(name, ended),
              names(seats),
              email || "—",
              ...act(
                [say("修改", "Edit"), "putPerson", { id, name, sub, ...(email !== "" && { email }) }],
                [say("交接", "Hand over"), "handOver", { from: id }],
                [say("代理", "Substitute"), "substitute", { person: id }],
                [end, "endPerson", { person: id }],
              ),
            ],
          })),
      };
    case "enterprises":
      return {
        heads: [
          say("信用代码", "Credit code"),
          say("企业", "Enterprise"),
          say("乡镇", "Township"),
          say("包联领导", "Leader"),
          say("助企干部", "Aide"),
          ...acts,
        ],
        lines: pages
          .flatMap(({ enterprises = [] }) => enterprises)
          .map(({ creditCode, name, township, chain = "", ended, leaders, aides }) => ({
            key: creditCode,
            cells: [
              creditCode,
              named(name, ended),
              chain === "" ? township : `${township} · ${chain}`,
              names(leaders),
              names(aides),
              ...act(
                [say("修改", "Edit"), "putEnterprise", { creditCode, name, township, ...(chain !== "" && { chain }) }],
                [end, "endEnterprise", { enterprise: creditCode }],
              ),
            ],
          })),
      };
    case "holdings":
      return {
        heads: [say("岗位", "Seat"), say("担任人", "Held by"), say("任期", "Period"), say("状态", "State"), ...acts],
        lines: pages
          .flatMap(({ holdings = [] }) => holdings)
          .map(({ seat, name, person, holder, from, until, state }) => ({
            key: `${seat} ${person} ${from}`,
            cells: [
              name,
              holder,
              <Period from={from} until={until} />,
              stateWord(state, say),
              ...actUnlessEnded(state, [end, "endHolding", { seat, person }]),
            ],
          })),
      };
    case "substitutions":
      return {
        heads: [
          say("本人", "Person"),
          say("代理人", "Substitute"),
          say("期间", "Period"),
          say("状态", "State"),
          ...acts,
        ],
        lines: pages
          .flatMap(({ substitutions = [] }) => substitutions)
          .map(({ person, name, substitute, substituteName, from, until, state }) => ({
            key: `${person} ${substitute} ${from}`,
            cells: [
              name,
              substituteName,
              <Period from={from} until={until} />,
              stateWord(state, say),
              ...actUnlessEnded(state, [end, "endSubstitution", { person, substitute }]),
            ],
          })),
      };
    case "interests":
      return {
        heads: [say("人员", "Person"), say("应当回避的企业", "Enterprise"), ...acts],
        lines: pages
          .flatMap(({ interests = [] }) => interests)
          .map(({ person, name, enterprise, enterpriseName }) => ({
            key: `${person} ${enterprise}`,
            cells: [name, enterpriseName, ...act([end, "endInterest", { person, enterprise }])],
          })),
      };
    case "subscribers":
      return {
        heads: [say("名称", "Name"), say("邮箱", "E-mail"), ...acts],
        lines: pages
          .flatMap(({ subscribers = [] }) => subscribers)
          .map(({ name, email }) => ({
            key: email,
            cells: [
              name,
              email,
              ...act([say("修改", "Edit"), "putSubscriber", { name, email }], [end, "endSubscriber", { email }]),
            ],
          })),
      };
  }
}
