const KIB = 1024;

/** `840 KB`, `2.4 MB`. */
export function sizeWords(bytes: number): string {
  return bytes < KIB * KIB ? `${Math.ceil(bytes / KIB)} KB` : `${(bytes / KIB / KIB).toFixed(1)} MB`;
}
