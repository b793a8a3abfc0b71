const BYTES = 16;

/** A key for one press: sent again with the same content, the API answers the same and does nothing twice. */
export function requestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
