import * as z from "zod/mini";

/** Browser storage that may be full, switched off or filled by an older page: nothing kept is a normal answer. */
export function kept<S extends z.ZodMiniType>(storage: Storage, name: string, schema: S): z.infer<S> | undefined {
  try {
    const text = storage.getItem(name);
    if (text === null) return undefined;
    const read = z.safeParse(schema, JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it could be kept: a page must not promise a draft that private browsing refuses. */
export function keep(storage: Storage, name: string, value: unknown): boolean {
  try {
    storage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(storage: Storage, name: string): void {
  try {
    storage.removeItem(name);
  } catch {
    // Storage that cannot be written holds nothing to forget.
  }
}
