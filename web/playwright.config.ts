import { defineConfig } from "@playwright/test";
import { chromium } from "./e2e/chromium.ts";

// Whole stories against the server as ./run lays it out (server/target/app/stet.jar): each worker starts its own, with its own data.
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: true,
  // Also on a busy machine with two cores; nothing waits for this long when all is well.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  reporter: "list",
  use: {
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
});
