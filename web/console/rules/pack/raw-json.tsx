import { Button, Input } from "antd";
import { useState } from "react";
import { Pack } from "../../../../contract/pack.ts";
import { useSay } from "../../language.ts";
import { Labelled } from "../../parts/labelled.tsx";

/** The whole pack as its data file has it, for whatever has no field of its own. */
export function RawJson({ pack, set }: { pack: Pack; set: (pack: Pack) => void }) {
  const say = useSay();
  const now = JSON.stringify(pack, undefined, 2);
  const [text, setText] = useState<string>();
  const [faults, setFaults] = useState<string[]>([]);
  const take = (): void => {
    const read = readPack(text ?? now);
    if ("faults" in read) setFaults(read.faults);
    else {
      set(read.pack);
      setText(undefined);
      setFaults([]);
    }
  };
  return (
    <>
      <Labelled label={say("政策包全文（JSON）", "The whole pack (JSON)")} faults={faults}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="code"
            autoSize={{ minRows: 8, maxRows: 30 }}
            value={text ?? now}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Labelled>
      <Button disabled={text === undefined} onClick={take}>
        {say("采用这份 JSON", "Take this JSON")}
      </Button>
    </>
  );
}

/** A pack out of a text, or what is wrong with it: by path. */
export function readPack(text: string): { pack: Pack } | { faults: string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
  const { data, error } = Pack.safeParse(json);
  return data ? { pack: data } : { faults: pathsOf(error) };
}

/** Where a value is missing or of another kind: `duties.sign.limit.amount`. */
export function pathsOf(
  error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined,
): string[] {
  return [...new Set(error?.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`) ?? [])];
}
