import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import { Pack } from "../../../contract/pack.ts";
import { Refused } from "../../problem.ts";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { Labelled } from "../parts/labelled.tsx";
import { useRefresh } from "../use-ask.ts";
import { faultsIn, SECTIONS, type Section } from "./pack/fault-sections.ts";
import { LadderFields } from "./pack/ladder-fields.tsx";
import { DutyFields } from "./pack/limit-fields.tsx";
import { ChainFields, MostFields } from "./pack/most-fields.tsx";
import { PackChanges } from "./pack/pack-changes.tsx";
import { type Path, putIn } from "./pack/put-in.ts";
import { pathsOf, RawJson } from "./pack/raw-json.tsx";
import { RemarkFields } from "./pack/remark-fields.tsx";
import { TierFields } from "./pack/tier-fields.tsx";

/** The values of a pack in fields; the rest as JSON. What is wrong stands in the section it speaks of. */
export function PackForm({ base, inForce }: { base: Pack; inForce: Pack }) {
  const say = useSay();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [pack, setPack] = useState<Pack>(() => ({ ...base, version: nextVersion(base.version) }));
  const [unread, setUnread] = useState<string[]>([]);
  const put = (path: Path, value: unknown): void => setPack((before) => putIn(before, path, value) as Pack);
  const save = useMutation({
    mutationFn: (whole: Pack) => ask("draftPack", { body: { pack: whole } }),
    onSuccess: async ({ draft }) => {
      await refresh();
      void navigate(`/settings/drafts/${draft}`);
    },
  });
  const send = (): void => {
    const { data, error } = Pack.safeParse(pack);
    setUnread(pathsOf(error));
    if (data) save.mutate(data);
  };
  const faults = save.error instanceof Refused ? (save.error.problem.errors?.map(({ message }) => message) ?? []) : [];
  const fields: Record<Exclude<Section, "head">, ReactNode> = {
    tiers: <TierFields pack={pack} put={put} />,
    duties: <DutyFields pack={pack} put={put} />,
    chain: <ChainFields pack={pack} put={put} />,
    most: <MostFields pack={pack} put={put} />,
    ladders: <LadderFields pack={pack} put={put} />,
    remarks: <RemarkFields pack={pack} put={put} />,
    json: <RawJson pack={pack} set={setPack} />,
  };
  return (
    <form
      className="draft-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Head pack={pack} put={put} faults={faultsIn("head", faults)} />
      {SECTIONS.map(({ section, zh, en }) => {
        const own = faultsIn(section, faults);
        return (
          <details key={section} className="card section" open={section === "tiers" || own.length > 0 || undefined}>
            <summary>
              <h2>{say(zh, en)}</h2> {own.length > 0 && <span className="over">■ {own.length}</span>}
            </summary>
            {own.map((fault) => (
              <p key={fault} className="over">
                ■ {fault}
              </p>
            ))}
            {fields[section]}
          </details>
        );
      })}
      <section className="card">
        <h2>{say("与现行规则相比改了什么", "What differs from the rules in force")}</h2>
        {Pack.safeParse(pack).success ? (
          <PackChanges before={inForce} after={pack} />
        ) : (
          <p>{say("有的值还没有填完。", "Some values are unfinished.")}</p>
        )}
      </section>
      {unread.length > 0 && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={say("有的值缺失或不对：", "Values are missing or wrong:")}
          description={unread.join(" ")}
        />
      )}
      {save.error && (
        <Failure
          error={save.error}
          safe={say("没有保存，填写的内容还在。", "Nothing was kept; what you entered is still here.")}
        />
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {say("检查并存为草案，送另一人审定", "Check it and keep it as a draft for a second person")}
      </Button>
    </form>
  );
}

interface HeadProps {
  readonly pack: Pack;
  readonly put: (path: Path, value: unknown) => void;
  readonly faults: readonly string[];
}

function Head({ pack, put, faults }: HeadProps) {
  const say = useSay();
  const fields: [string, Path, string][] = [
    [say("代号", "Id"), ["id"], pack.id],
    [say("版本", "Version"), ["version"], pack.version],
    [say("名称（中文）", "Name (Chinese)"), ["name", "zh"], pack.name.zh],
    [say("名称（英文）", "Name (English)"), ["name", "en"], pack.name.en],
    [say("依据", "Source"), ["source"], pack.source],
  ];
  return (
    <div className="card fields">
      {fields.map(([label, path, value], place) => (
        <Labelled key={label} label={label} faults={place === 0 ? faults : []}>
          {(id) => <Input id={id} value={value} onChange={({ target }) => put(path, target.value)} />}
        </Labelled>
      ))}
    </div>
  );
}

/** `2` after `1`; `1.0-b` after anything that is no number. */
function nextVersion(version: string): string {
  return /^\d+$/.test(version) ? String(Number(version) + 1) : `${version}-b`;
}
