import * as z from "zod/mini";
import { Command, Upload } from "../../contract/commands.ts";
import type { Attachment } from "../../contract/commit.ts";
import type { CommandName } from "../../contract/vocabulary.ts";
import { newText, type TextItem } from "../../adapters/store/texts.ts";

export interface Enclosed {
  readonly texts: readonly TextItem[];
  readonly uploads: readonly Upload[];
  /** The command as the domain judges it, once its uploads have become files. */
  readonly command: (files: readonly Attachment[]) => Command;
}

/** Outside, a text is a string and a file an upload; inside, both are references, so that they can be erased and the hashes still verify. */
export function enclose(
  name: CommandName,
  { texts, files }: { readonly texts: readonly string[]; readonly files?: string },
  body: Readonly<Record<string, unknown>>,
): Enclosed {
  const kept = texts.flatMap((field) => {
    const content = body[field];
    return typeof content === "string" ? [{ field, ...newText(content) }] : [];
  });
  const refs = Object.fromEntries(kept.map(({ field, ref }) => [field, ref]));
  const uploads = files === undefined ? [] : z.array(Upload).parse(body[files]);
  return {
    texts: kept.map(({ item }) => item),
    uploads,
    command: (accepted) => Command.parse({ ...body, ...refs, ...(files !== undefined && { [files]: accepted }), name }),
  };
}
