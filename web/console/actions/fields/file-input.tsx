import { Button, ConfigProvider, Progress } from "antd";
import { useRef, useState } from "react";
import type { Upload } from "../../../../contract/commands.ts";
import { FILE_TYPES, MAX_FILES } from "../../../../contract/files.ts";
import { useSay } from "../../language.ts";
import { Failure } from "../../parts/failure.tsx";
import { uploadFile } from "./upload-file.ts";

interface Props {
  readonly id?: string;
  readonly value?: readonly Upload[];
  readonly onChange?: (value: Upload[]) => void;
}

const ACCEPTED = Object.values(FILE_TYPES).join(",");

/** Files are sent as they are chosen; the form holds what has arrived. One that failed is named and may be sent again. */
export function FileInput({ id, value = [], onChange }: Props) {
  const say = useSay();
  const { componentDisabled } = ConfigProvider.useConfig();
  const arrived = useRef(value);
  arrived.current = value;
  const [under, setUnder] = useState<{ file: File; percent: number; error?: unknown }>();
  const sendAll = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      try {
        setUnder({ file, percent: 0 });
        const upload = await uploadFile(file, (percent) => setUnder({ file, percent }));
        arrived.current = [...arrived.current, { upload, name: file.name }];
        onChange?.([...arrived.current]);
      } catch (error) {
        setUnder({ file, percent: 0, error });
        return;
      }
    }
    setUnder(undefined);
  };
  const remove = (gone: Upload): void => onChange?.(value.filter(({ upload }) => upload !== gone.upload));
  return (
    <div className="file-input">
      <input
        {...(id !== undefined && { id })}
        type="file"
        multiple
        accept={ACCEPTED}
        disabled={
          componentDisabled === true || value.length >= MAX_FILES || (under !== undefined && under.error === undefined)
        }
        onChange={({ target }) => {
          void sendAll([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <ul className="files">
        {value.map((sent) => (
          <li key={sent.upload}>
            ✓ {sent.name}{" "}
            <Button type="link" size="small" onClick={() => remove(sent)}>
              {say(`去掉 ${sent.name}`, `Remove ${sent.name}`)}
            </Button>
          </li>
        ))}
      </ul>
      {under !== undefined && (
        <div role="status">
          {under.file.name}
          {under.error === undefined ? (
            <Progress percent={under.percent} size="small" aria-label={say("上传进度", "upload")} />
          ) : (
            <Failure error={under.error} again={() => sendAll([under.file])} />
          )}
        </div>
      )}
    </div>
  );
}
