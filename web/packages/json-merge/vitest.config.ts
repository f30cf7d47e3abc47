import { defineProject } from "vitest/config";

// No test here waits for anything; the limit only ends what hangs, also on a busy machine.
export default defineProject({ test: { testTimeout: 120_000 } });
