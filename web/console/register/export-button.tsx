import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { ask } from "../api.ts";
import { useSay } from "../language.ts";
import { Failure } from "../parts/failure.tsx";
import type { Filter } from "./filters.ts";

/** All rows the list would show, as a file for a spreadsheet; with the token, so not a plain link. */
export function ExportButton({ filter }: { filter: Filter }) {
  const say = useSay();
  const download = useMutation({
    mutationFn: () => ask("exportIssues", { query: filter }),
    onSuccess: (csv) => save(csv, `${say("台账", "register")}.csv`),
  });
  return (
    <>
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {say("导出", "Export")}
      </Button>
      {download.error && <Failure error={download.error} />}
    </>
  );
}

/** Fetch takes the byte order mark away by which spreadsheets know UTF-8. */
function save(csv: string, name: string): void {
  const address = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
