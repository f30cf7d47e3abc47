// Runs a TypeScript file of this package in Node: node scripts/run.mjs scripts/bench.ts [arguments]
import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const [script, ...rest] = process.argv.slice(2);
if (script === undefined) throw new Error("which script?");
// Inside node_modules, so that what the bundle imports is found and nothing is left in the repository.
const outDir = await mkdtemp(join(import.meta.dirname, "../../../node_modules/.json-merge-"));
try {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve(script),
      outDir,
      minify: false,
      rolldownOptions: { output: { entryFileNames: "script.mjs" } },
    },
  });
  process.argv = [process.argv[0], script, ...rest];
  await import(pathToFileURL(join(outDir, "script.mjs")).href);
} finally {
  await rm(outDir, { recursive: true });
}
