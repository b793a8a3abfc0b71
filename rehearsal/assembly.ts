import { createHash } from "node:crypto";
import { appendFileSync, cpSync, globSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

type Json = Record<string, unknown>;
export interface Resource {
  readonly Type: string;
  readonly Properties?: Json;
  readonly DeletionPolicy?: string;
  DependsOn?: string | string[];
}
export interface Template {
  readonly Resources: Record<string, Resource>;
}

/** A synthesized assembly on its way to the emulator: what is changed here is changed in the files the CDK CLI reads. */
export interface Assembly {
  readonly folder: string;
  readonly stacks: readonly string[];
  template(stack: string): Template;
  /** @returns how many such resources were there */
  withoutResources(which: (resource: Resource) => boolean): number;
  withoutBootstrapRoles(): number;
  /** The same system from other code: every function's bundle gets one more line, and so another hash. */
  withOtherCode(line: string): number;
}

export function openAssembly(folder: string): Assembly {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const write = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
  const named = (pattern: string): string[] => globSync(pattern, { cwd: folder }).toSorted();
  const stacks = named("*.template.json").map((name) => basename(name, ".template.json"));
  const template = (stack: string): Template => JSON.parse(read(`${stack}.template.json`)) as Template;

  /** An asset is known by the hash of its content: the CLI uploads nothing under a hash it has seen. */
  function rename(before: string, after: string): void {
    for (const name of [...named("*.assets.json"), ...named("*.template.json"), "manifest.json"])
      writeFileSync(join(folder, name), read(name).replaceAll(before, after));
  }

  function changeTemplate(stack: string, value: Template): void {
    const file = `${stack}.template.json`;
    const assets = JSON.parse(read(`${stack}.assets.json`)) as { files: Record<string, { source: { path: string } }> };
    const before = Object.keys(assets.files).find((hash) => assets.files[hash]?.source.path === file);
    if (before === undefined) throw new Error(`${file} is not among the assets of its stack`);
    write(file, value);
    rename(before, createHash("sha256").update(read(file)).digest("hex"));
  }

  return {
    folder,
    stacks,
    template,
    withoutResources: (which) => {
      let count = 0;
      for (const stack of stacks) {
        const value = template(stack);
        const gone = Object.entries(value.Resources).flatMap(([id, one]) => (which(one) ? id : []));
        if (gone.length === 0) continue;
        count += gone.length;
        for (const id of gone) delete value.Resources[id];
        for (const one of Object.values(value.Resources)) {
          const left = [one.DependsOn ?? []].flat().filter((id) => !gone.includes(id));
          if (left.length === 0) delete one.DependsOn;
          else one.DependsOn = left;
        }
        changeTemplate(stack, value);
      }
      return count;
    },
    withoutBootstrapRoles: () => {
      let count = 0;
      const drop = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        const holder = value as Json;
        for (const name of ["assumeRoleArn", "cloudFormationExecutionRoleArn", "lookupRole"])
          if (name in holder) {
            count++;
            delete holder[name];
          }
        Object.values(holder).forEach(drop);
      };
      for (const name of ["manifest.json", ...named("*.assets.json")]) {
        const value: unknown = JSON.parse(read(name));
        drop(value);
        write(name, value);
      }
      return count;
    },
    withOtherCode: (line) => {
      const bundles = named("asset.*/index.mjs");
      for (const bundle of bundles) {
        appendFileSync(join(folder, bundle), `\n// ${line}\n`);
        const before = /^asset\.([0-9a-f]{64})/.exec(bundle)?.[1] ?? "";
        const after = createHash("sha256").update(read(bundle)).digest("hex");
        renameSync(join(folder, `asset.${before}`), join(folder, `asset.${after}`));
        rename(before, after);
      }
      for (const stack of stacks) changeTemplate(stack, template(stack));
      return bundles.length;
    },
  };
}

export function copyAssembly({ folder }: Assembly, to: string): Assembly {
  cpSync(folder, to, { recursive: true });
  return openAssembly(to);
}
