import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Two pages, one origin: the enterprises' page (no React, small) and the officials' console. Paths are relative, so the
 * same files work under a stage name, behind a domain and on one computer.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [react({ include: /web\/console\/.*\.tsx$/ })],
  build: {
    outDir: "../.build/web",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: { index: "web/index.html", console: "web/console.html" } },
  },
});
