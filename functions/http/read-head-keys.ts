import { headKeys } from "../../adapters/store/heads.ts";
import type { UseCase } from "../runtime/call.ts";

/** 验签公钥: anybody may check a signature. Keep a copy: a key that is fetched when it is needed proves less. */
export const readHeadKeys: UseCase<"readHeadKeys"> = async ({ store }) => ({ keys: await headKeys(store) });
