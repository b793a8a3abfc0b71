import { openApiDocument } from "../../contract/openapi.ts";
import type { UseCase } from "../runtime/call.ts";

/** The description of this API, made from the very table that serves it. */
export const openApi: UseCase<"openApi"> = async ({ locale }) => openApiDocument(locale);
