import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { ask, type Answer } from "../api.ts";
import { beside } from "../beside.ts";
import { Failure } from "../parts/failure.tsx";
import { sizeWords } from "../parts/size-words.ts";

interface Props {
  readonly issue: string;
  readonly files: Answer<"readIssue">["files"];
}

/** Files open by a short-lived link that is asked for at the press. */
export function Files({ issue, files }: Props) {
  const open = useMutation({
    mutationFn: (file: string) => ask("openFile", { params: { issue, file } }),
    onSuccess: ({ url }) => window.open(new URL(url, beside), "_blank", "noopener"),
  });
  if (files.length === 0) return null;
  return (
    <>
      <ul className="files">
        {files.map(({ file, name, size }) => (
          <li key={file}>
            <Button type="link" size="small" onClick={() => open.mutate(file)}>
              {name}
            </Button>{" "}
            <span className="quiet">{sizeWords(size)}</span>
          </li>
        ))}
      </ul>
      {open.error && <Failure error={open.error} />}
    </>
  );
}
