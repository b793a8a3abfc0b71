/**
 * On every answer, of functions, of the gateway itself and of pages: only over TLS from now on (RFC 6797), nothing guessed about its kind,
 * in nobody's frame, and no address of ours told to where a link leads. Source: OWASP Secure Headers Project.
 */
export const SAFE_HEADERS = {
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
} as const;
