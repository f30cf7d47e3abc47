import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";
import { describe, expect, it } from "vitest";

const LIMIT = 12 * 1024;
const INDEX = fileURLToPath(new URL("../src/index.ts", import.meta.url));

describe("the size of what a page loads", () => {
  it("is under 12 KB gzipped for everything, and has no dependency", async () => {
    const all = await bundle(`export * from ${JSON.stringify(INDEX)}`);
    console.log(`json-merge: ${all.raw} bytes minified, ${all.gzipped} gzipped`);
    expect(all.gzipped).toBeLessThan(LIMIT);
    expect(all.imports).toEqual([]);
  });

  it("is less for whoever uses less", async () => {
    const canonical = await bundle(`export { canonical } from ${JSON.stringify(INDEX)}`);
    const patches = await bundle(`export { diff, apply } from ${JSON.stringify(INDEX)}`);
    console.log(`canonical alone: ${canonical.gzipped} gzipped; diff and apply: ${patches.gzipped}`);
    expect(canonical.gzipped).toBeLessThan(1024);
    expect(patches.gzipped).toBeLessThan(3 * 1024);
  });
});

interface Size {
  readonly raw: number;
  readonly gzipped: number;
  readonly imports: readonly string[];
}

async function bundle(source: string): Promise<Size> {
  const folder = mkdtempSync(join(tmpdir(), "json-merge-"));
  const entry = join(folder, "entry.ts");
  writeFileSync(entry, source);
  const result = (await build({
    configFile: false,
    logLevel: "silent",
    // Not the library mode, which keeps white space: an application's build takes it out.
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict" },
    },
  })) as Rollup.RollupOutput;
  rmSync(folder, { recursive: true });
  const chunks = result.output.filter((file) => file.type === "chunk");
  const code = chunks.map((chunk) => chunk.code).join("\n");
  return {
    raw: Buffer.byteLength(code),
    gzipped: gzipSync(code, { level: 9 }).length,
    imports: chunks.flatMap((chunk) => chunk.imports),
  };
}
