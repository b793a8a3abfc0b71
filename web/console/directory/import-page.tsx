import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { DIRECTORY_TABLES, type DirectoryTable } from "../../../contract/directory-edits.ts";
import { ask } from "../api.ts";
import { useLocale, useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import { Labelled } from "../parts/labelled.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { saveFile } from "../parts/save-file.ts";
import { Apply } from "./apply.tsx";
import { bytesOf, textOf } from "./base64.ts";
import { PreviewView } from "./preview-view.tsx";
import { tableWord } from "./table-words.ts";

interface Chosen {
  readonly name: string;
  readonly content: string;
}

/** 导入: a table from a CSV or XLSX file; an unreadable file changes nothing, and every fault has its row and column. */
export function ImportPage() {
  const [locale, say] = [useLocale(), useSay()];
  const [table, setTable] = useState<DirectoryTable>("persons");
  const [complete, setComplete] = useState(false);
  const [file, setFile] = useState<Chosen>();
  const body = { table, complete, content: file?.content ?? "" };
  const preview = useMutation({ mutationFn: () => ask("previewDirectoryImport", { body }) });
  const template = useMutation({
    mutationFn: async ({ format, filled }: { format: "csv" | "xlsx"; filled: boolean }) => {
      const { name, type, content } = await ask("readTemplate", {
        params: { table },
        query: { format, ...(filled && { filled: "true" as const }) },
      });
      saveFile(name, bytesOf(content), type);
    },
  });
  const choose = async (chosen: File | undefined): Promise<void> => {
    preview.reset();
    setFile(chosen && { name: chosen.name, content: textOf(await chosen.arrayBuffer()) });
  };
  return (
    <>
      <PageTitle title={say("导入通讯录", "Import into the directory")} />
      <p>
        <Link to="/directory">{say("回到通讯录", "Back to the directory")}</Link>
      </p>
      <div className="card fields">
        <Labelled label={say("导入哪张表", "Which table")}>
          {(id) => (
            <Select
              id={id}
              value={table}
              options={DIRECTORY_TABLES.map((name) => ({ value: name, label: tableWord(name, locale) }))}
              onChange={(next) => {
                setTable(next);
                preview.reset();
              }}
            />
          )}
        </Labelled>
        <div>
          <p>
            <b>{say("模板", "Templates")}</b>
          </p>
          <div className="downloads">
            <Button onClick={() => template.mutate({ format: "xlsx", filled: false })}>
              {say("空模板 XLSX", "Empty, XLSX")}
            </Button>
            <Button onClick={() => template.mutate({ format: "csv", filled: false })}>
              {say("空模板 CSV", "Empty, CSV")}
            </Button>
            <Button onClick={() => template.mutate({ format: "xlsx", filled: true })}>
              {say("现有内容 XLSX", "With today's lines, XLSX")}
            </Button>
          </div>
          {template.error && <Failure error={template.error} />}
        </div>
        <Labelled label={say("文件（CSV 或 XLSX，不超过 3 MB）", "File (CSV or XLSX, up to 3 MB)")}>
          {(id) => (
            <input id={id} type="file" accept=".csv,.xlsx" onChange={({ target }) => void choose(target.files?.[0])} />
          )}
        </Labelled>
        <div>
          <Checkbox
            checked={complete}
            onChange={({ target }) => {
              setComplete(target.checked);
              preview.reset();
            }}
          >
            {say("这是完整的表：文件里没有的条目予以结束", "It is the whole table: what it does not name is ended")}
          </Checkbox>
        </div>
        <p>
          <Button
            type="primary"
            disabled={file === undefined}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {say("预览（不保存）", "Preview it (nothing is stored)")}
          </Button>
        </p>
      </div>
      {preview.error && <Failure error={preview.error} safe={say("没有保存。", "Nothing was stored.")} />}
      {preview.data && (
        <>
          <PreviewView preview={preview.data} />
          <Apply
            preview={preview.data}
            apply={(given) => ask("importDirectory", { body: { ...body, ...given } })}
            again={() => preview.mutate()}
            done={() => void choose(undefined)}
          />
        </>
      )}
    </>
  );
}
