import { officials } from "./command-endpoint.ts";
import { create, get, post } from "./endpoint.ts";
import type { ProblemCode } from "./problems.ts";
import { DirectoryFile } from "./views/directory-file.ts";
import * as view from "./views/directory.ts";
import type { SeatKind } from "./vocabulary.ts";

/** The directory 通讯录: the administrator changes it, in two steps; everybody names his own substitute. */
const readers: readonly SeatKind[] = ["admin", "officeHead", "office", "auditor"];
const writers: readonly SeatKind[] = ["admin"];
const refused: readonly ProblemCode[] = ["directory-faulty", "directory-moved-on", "preview-differs"];
/** A file of 3 MB in base64, and what stands around it. */
const largest = 4.2 * 1024 * 1024;
const own: readonly ProblemCode[] = ["directory-faulty", "moved-on"];

// oxfmt-ignore
export const DIRECTORY_ENDPOINTS = {
  readDirectory:          get("/directory", "directory", readers, "通讯录概况与空缺岗位", { answer: view.DirectoryPage }),
  listDirectory:          get("/directory/tables/{table}", "directory", readers, "通讯录各表", { params: view.TableParams, query: view.TableQuery, answer: view.DirectoryRows }),
  previewDirectoryChange: post("/directory/changes/preview", "directory", writers, "预览变更（不保存）", { body: view.EditsToPreview, answer: view.DirectoryPreview }),
  changeDirectory:        create("/directory/changes", "directory", writers, "变更通讯录（照预览）", { body: view.EditsToApply, answer: view.DirectoryChanged }, refused),
  previewDirectoryImport: post("/directory/imports/preview", "directory", writers, "预览导入（不保存）", { body: view.FileToPreview, answer: view.DirectoryPreview, largest }),
  importDirectory:        create("/directory/imports", "directory", writers, "导入通讯录（照预览）", { body: view.FileToApply, answer: view.DirectoryChanged, largest }, refused),
  readTemplate:           get("/directory/templates/{table}", "directory", readers, "导入模板", { params: view.TableParams, query: view.TemplateQuery, answer: view.TemplateFile }),
  listDirectoryChanges:   get("/directory/changes", "directory", readers, "历次变更", { query: view.BeforeChange, answer: view.DirectoryChanges }),
  readDirectoryChange:    get("/directory/changes/{version}", "directory", readers, "一次变更的内容", { params: view.ChangeParams, answer: view.DirectoryChangePage }, ["not-found"]),
  readDirectoryFile:      get("/directory/file", "directory", readers, "变更档案（离线核验用）", { answer: DirectoryFile }),
  readSeatHolders:        get("/directory/holders", "directory", readers, "某日某岗位由谁担任", { query: view.HolderQuery, answer: view.SeatHolders }),
  readMySubstitutions:    get("/me/substitutions", "directory", officials, "我的代理", { answer: view.MySubstitutions }),
  substituteMe:           create("/me/substitutions", "directory", officials, "指定代理人", { body: view.OwnSubstitution, answer: view.MySubstitutions }, own),
  endMySubstitution:      post("/me/substitutions/ending", "directory", officials, "结束代理", { body: view.OwnEnding, answer: view.MySubstitutions }, own),
};
