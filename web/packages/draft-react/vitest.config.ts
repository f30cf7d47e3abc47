import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "draft-react", environment: "jsdom", setupFiles: ["test/setup.ts"] },
});
