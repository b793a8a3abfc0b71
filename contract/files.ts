/** The kinds of file an issue may carry, by the ending of their names. What a file is, is judged by its content. */
export const FILE_TYPES = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  txt: "text/plain",
} as const;
export type FileType = (typeof FILE_TYPES)[keyof typeof FILE_TYPES];

/** 10 MB, as the form says. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** As many as one form takes. */
export const MAX_FILES = 10;
