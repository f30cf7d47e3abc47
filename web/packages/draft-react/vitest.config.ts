import { defineConfig } from "vitest/config";

export default defineConfig({
  // Typing in jsdom is slow work for a busy machine; nothing here waits for a clock.
  test: { name: "draft-react", environment: "jsdom", setupFiles: ["test/setup.ts"], testTimeout: 30_000 },
});
