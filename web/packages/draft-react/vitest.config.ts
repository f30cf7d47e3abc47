import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@stet/json-merge": fileURLToPath(new URL("../draft-client/test/stand-in-merge.ts", import.meta.url)),
    },
  },
  test: { name: "draft-react", environment: "jsdom", setupFiles: ["test/setup.ts"] },
});
