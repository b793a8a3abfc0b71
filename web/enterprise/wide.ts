/** One section a screen on a phone, sections one under the other where there is room (also not at 200 % zoom). */
export const WIDE = matchMedia("(min-width: 56rem)");
