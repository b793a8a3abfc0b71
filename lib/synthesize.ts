import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { DataStack } from "./data.ts";
import { FEATURE_FLAGS } from "./feature-flags.ts";
import { ServiceStack } from "./service.ts";
import { type StageSettings, stageSettings } from "./stage-settings.ts";
import { WatchStack } from "./watch.ts";

/** Where `npm run build` puts one folder per function, and the web app. */
const built = join(import.meta.dirname, "..", ".build");
export interface Built {
  readonly functions: string;
  readonly web: string;
}

/** The three stacks of a stage (its name or the path of its settings), written to `outdir`. @returns the folder of the assembly */
export function synthesize(
  stage: string,
  outdir: string,
  from: Built = { functions: join(built, "functions"), web: join(built, "web") },
): string {
  return application(stageSettings(stage), from, outdir).synth().directory;
}

export function application(settings: StageSettings, built: Built, outdir?: string): App {
  const app = new App({ context: FEATURE_FLAGS, analyticsReporting: false, ...(outdir && { outdir }) });
  const env = { region: settings.region };
  const data = new DataStack(app, `${settings.name}-data`, {
    env,
    terminationProtection: true,
    headsLock: settings.headsLock,
    timeZone: settings.timeZone,
    restored: settings.restored,
  });
  new ServiceStack(app, `${settings.name}-service`, { env, settings, data, built });
  new WatchStack(app, `${settings.name}-watch`, { env, settings, data });
  return app;
}
