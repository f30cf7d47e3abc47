// Builds a package for npm and packs it: node scripts/pack.mjs json-merge [folder for the archive]
// Inside the repository a package is its sources; what others take is JavaScript with types, in dist/.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** How large an archive may be, compressed. A package joins by a line here and a tsconfig.package.json of its own. */
const MOST_BYTES = { "json-merge": 50_000 };

const web = resolve(import.meta.dirname, "..");
const [name, target] = process.argv.slice(2);
if (!Object.hasOwn(MOST_BYTES, name)) throw new Error(`which package? ${Object.keys(MOST_BYTES)}`);
const source = join(web, "packages", name);
const dist = join(source, "dist");

rmSync(dist, { recursive: true, force: true });
execFileSync(join(web, "node_modules/.bin/tsc"), ["-p", join(source, "tsconfig.package.json")], {
  stdio: "inherit",
});
cpSync(join(source, "README.md"), join(dist, "README.md"));
cpSync(join(web, "../LICENSE"), join(dist, "LICENSE"));

const {
  scripts,
  devDependencies,
  private: _,
  ...manifest
} = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
manifest.exports = { ".": { types: "./index.d.ts", default: "./index.js" } };
manifest.files = ["**/*.js", "**/*.d.ts"];
manifest.engines = JSON.parse(readFileSync(join(web, "package.json"), "utf8")).engines;
writeFileSync(join(dist, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const archives = resolve(target ?? dist);
mkdirSync(archives, { recursive: true });
const [packed] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--pack-destination", archives], { cwd: dist, encoding: "utf8" }),
);
if (packed.size > MOST_BYTES[name])
  throw new Error(`${packed.filename} has ${packed.size} bytes, more than ${MOST_BYTES[name]}`);
console.log(join(archives, packed.filename));
console.error(`${packed.filename}: ${packed.files.length} files, ${packed.size} bytes`);
