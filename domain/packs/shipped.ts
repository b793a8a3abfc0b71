import anyang from "./anyang-5.json" with { type: "json" };
import bozhou from "./bozhou-tiji.json" with { type: "json" };
import henanCity from "./henan-13710-2.json" with { type: "json" };
import henan from "./henan-13710.json" with { type: "json" };
import quanzhou from "./quanzhou-3-7.json" with { type: "json" };
import shandong from "./shandong-jiesu.json" with { type: "json" };
import xuchang from "./xuchang-abc.json" with { type: "json" };
import zhongshan from "./zhongshan-mashangban.json" with { type: "json" };
import { Pack } from "../../contract/pack.ts";

/** The policy packs that come with the program, for a county to begin a draft from. Published ones are versions of the county's own. */
export const SHIPPED: readonly Pack[] = [henan, henanCity, xuchang, quanzhou, anyang, zhongshan, shandong, bozhou].map(
  (pack) => Pack.parse(pack),
);
