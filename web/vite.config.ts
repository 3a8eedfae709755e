/// <reference types="vitest/config" />
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const server = process.env.KLANTREIS_URL ?? "http://localhost:8000";

/** A compressed twin beside every text file, which the server sends to browsers that take it. */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  writeBundle({ dir }) {
    for (const file of readdirSync(dir!, { recursive: true, encoding: "utf8" })) {
      if (!/\.(js|css|svg)$/.test(file)) continue;
      const path = join(dir!, file);
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
    }
  },
};

export default defineConfig(({ command }) => ({
  plugins: [react(), compressed],
  base: command === "build" ? "/static/web/" : "/",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "../src/klantreis/server/web/static/web",
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0, // a data: address in CSS would be one more thing for the policy to allow
    rolldownOptions: {
      output: {
        // Parts that are put together may import each other: then what is run first must still be run first.
        strictExecutionOrder: true,
        // What every screen needs is one file, and small parts that some share are put together: a hundred
        // requests take longer than the bytes in them.
        codeSplitting: {
          groups: [
            { name: "initial", tags: ["$initial"], priority: 1 },
            { name: "shared", minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      "^/(api|account|join|shared|survey|workshop|static/klantreis|images)": {
        target: server,
        ws: true,
        changeOrigin: false,
      },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
}));
