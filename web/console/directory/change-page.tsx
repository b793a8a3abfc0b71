import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type * as z from "zod/mini";
import type { EditsToPreview } from "../../../contract/views/directory.ts";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { useZone } from "../me.ts";
import { Failure } from "../parts/failure.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { Apply } from "./apply.tsx";
import { EditForm, isEdit } from "./edit-form.tsx";
import { EDITS, editWord } from "./edit-fields.ts";
import { PreviewView } from "./preview-view.tsx";
import { toEdit, type TypedEdit } from "./typed-edit.ts";

type Edits = z.infer<typeof EditsToPreview>["edits"];

/** 变更通讯录: one or several changes, previewed before anything is stored, then applied as they were previewed. */
export function ChangePage() {
  const say = useSay();
  const zone = useZone();
  const [address] = useSearchParams();
  const [list, setList] = useState<TypedEdit[]>([]);
  const { edit, ...values } = Object.fromEntries(address);
  const first: TypedEdit = { edit: isEdit(edit ?? null) ? (edit as TypedEdit["edit"]) : "handOver", values };
  // What is missing or wrong is named by the API.
  const edits = list.map((one) => toEdit(one, zone)) as Edits;
  const preview = useMutation({
    mutationFn: (asked: Edits) => ask("previewDirectoryChange", { body: { edits: asked } }),
  });
  const change = (next: TypedEdit[]): void => {
    setList(next);
    preview.reset();
  };
  return (
    <>
      <PageTitle title={say("变更通讯录", "Change the directory")} />
      <p>
        <Link to="/directory">{say("回到通讯录", "Back to the directory")}</Link>
      </p>
      <EditForm key={address.toString()} first={first} add={(typed) => change([...list, typed])} />
      {list.length > 0 && (
        <section className="card">
          <h2>{say("本次变更", "This change")}</h2>
          <ol>
            {list.map((one, place) => (
              <li key={place}>
                {editWord(one.edit, say)}
                {say("：", ": ")}
                {EDITS[one.edit].fields
                  .flatMap(({ name, zh, en }) => (one.values[name] ? [`${say(zh, en)} ${one.values[name]}`] : []))
                  .join(" · ")}{" "}
                <Button size="small" onClick={() => change(list.filter((_, at) => at !== place))}>
                  {say(`去掉第 ${place + 1} 项`, `Remove ${place + 1}`)}
                </Button>
              </li>
            ))}
          </ol>
          <Button type="primary" loading={preview.isPending} onClick={() => preview.mutate(edits)}>
            {say("预览（不保存）", "Preview it (nothing is stored)")}
          </Button>
        </section>
      )}
      {preview.error && <Failure error={preview.error} safe={say("没有保存。", "Nothing was stored.")} />}
      {preview.data && (
        <>
          <PreviewView preview={preview.data} />
          <Apply
            preview={preview.data}
            apply={(given) => ask("changeDirectory", { body: { edits, ...given } })}
            again={() => preview.mutate(edits)}
            done={() => change([])}
          />
        </>
      )}
    </>
  );
}
