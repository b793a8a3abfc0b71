import { defineConfig } from "vitest/config";

/**
 * Two projects: the quick tests (domain, adapters, functions, template, engine) and the stories, which start the whole
 * local system and therefore run one file after the other.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "quick",
          include: ["test/**/*.test.ts"],
          exclude: ["test/stories/**"],
          pool: "threads",
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "stories",
          include: ["test/stories/**/*.test.ts"],
          pool: "forks",
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
