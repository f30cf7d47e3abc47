import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "../src");
const imports = (file: string) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from as string);

/** Every file that `file` imports, directly or through others. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const from of imports(file)) if (from.startsWith("./")) reach(from.slice(2), seen);
  return seen;
}

test("the core knows no page and no framework", () => {
  const core = reach("index.ts");
  expect([...core]).not.toContain("browser.ts");
  expect([...core]).not.toContain("page-clients.ts");
  expect([...core]).not.toContain("page-live.ts");
  const outside = [...core].flatMap(imports).filter((from) => !from.startsWith("."));
  expect([...new Set(outside)].sort()).toEqual(["@stet/json-merge", "idb"]);
});

test("what happens to a draft is worked out without a clock, a server or a store", () => {
  const pure = reach("state.ts");
  for (const file of ["clock.ts", "transport.ts", "store.ts", "client.ts", "http.ts", "idb-store.ts"]) {
    expect([...pure]).not.toContain(file);
  }
  expect([...pure].flatMap(imports).filter((from) => !from.startsWith("."))).toContain("@stet/json-merge");
});

test("only the page's own files touch the page", () => {
  const files = readdirSync(src).filter((name) => name.endsWith(".ts"));
  const touching = files.filter((name) => {
    const code = readFileSync(join(src, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    return /\b(window|navigator|localStorage|BroadcastChannel|WebSocket)\b|\bdocument\.[a-z]/.test(code);
  });
  expect(touching.sort()).toEqual(["browser.ts", "page-clients.ts", "page-live.ts"]);
});
