import { defineConfig } from "vitest/config";

// Time for a busy machine; nothing here waits for a clock.
export default defineConfig({ test: { name: "draft-client", testTimeout: 30_000 } });
