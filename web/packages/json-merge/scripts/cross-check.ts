import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  type Choice,
  type Conflict,
  canonical,
  diff,
  type Json,
  merge,
  parse,
  ResolveError,
  resolve,
} from "../src/index.ts";
import { type Triple, triples } from "../test/documents.ts";
import { Java } from "./java.ts";
import { smallerOnes } from "./smaller.ts";

/**
 * Asks the Java implementation what it makes of random triples, and compares the bytes of conflicts, tree, patch and decided tree
 * with those of this one. What they disagree about is made small and kept in spec/found.
 *
 *     node scripts/run.mjs scripts/cross-check.ts [triples of each side: 2000] [seed]
 */
const COUNT = Number(process.argv[2] ?? 2000);
const SEED = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const KEPT = 5;

const java = new Java();
console.log(`cross-check: seed ${SEED}, Java: ${java.command}`);
const mine = fc
  .sample(triples, { numRuns: COUNT, seed: SEED })
  .map((triple) => canonical(triple as unknown as Json));
const theirs = java.run(["generate", String(COUNT), String(SEED)], "");
const lines = [...mine, ...theirs.map((line) => canonical(parse(line)))];
if (lines.length !== 2 * COUNT) throw new Error(`${lines.length} triples instead of ${2 * COUNT}`);

const different = differences(lines);
const conflicts = lines.filter((line) => !answer(line).startsWith('{"conflicts":[]')).length;
console.log(
  `cross-check: ${lines.length} triples, ${conflicts} with conflicts, ${different.length} different, seed ${SEED}`,
);
for (const line of different.sort((a, b) => a.length - b.length).slice(0, KEPT)) keep(minimal(line));
if (different.length > 0) process.exitCode = 1;

/** What this implementation says about a triple, in the form in which Java answers. */
function answer(line: string): string {
  const { base, yours, theirs } = parse(line) as unknown as Triple;
  const { tree, conflicts } = merge(base, yours, theirs);
  const resolved = inTurn({ base, yours, theirs }, conflicts);
  return canonical({ conflicts, diff: diff(yours, theirs), resolved, tree } as unknown as Json);
}

/** The conflicts decided for yours and theirs in turn; null if these choices contradict each other. */
function inTurn({ base, yours, theirs }: Triple, conflicts: readonly Conflict[]): Json {
  const choices = conflicts.map(({ path }, i): [string, Choice] => [path, i % 2 === 0 ? "yours" : "theirs"]);
  try {
    return resolve(base, yours, theirs, Object.fromEntries(choices));
  } catch (error) {
    if (error instanceof ResolveError) return null;
    throw error;
  }
}

function differences(lines: readonly string[]): string[] {
  const answers = java.run([], `${lines.join("\n")}\n`);
  if (answers.length !== lines.length)
    throw new Error(`Java answered ${answers.length} of ${lines.length} lines`);
  return lines.filter((line, i) => answers[i] !== answer(line));
}

/** The smallest triple that one gets to by leaving out parts for as long as the answers differ. */
function minimal(line: string): string {
  for (let current = line; ; ) {
    const candidates = [...new Set(smallerOnes(parse(current)).map(canonical))].filter(
      (one) => one.length < current.length,
    );
    const [next] = differences(candidates).sort((a, b) => a.length - b.length);
    if (next === undefined) return current;
    current = next;
  }
}

function keep(line: string): void {
  const folder = join(java.repository, "spec", "found");
  mkdirSync(folder, { recursive: true });
  const { base, yours, theirs } = parse(line) as unknown as Triple;
  const name = `cross-check-${createHash("sha256").update(line).digest("hex").slice(0, 8)}.json`;
  const [b, y, t] = [base, yours, theirs].map(canonical);
  writeFileSync(join(folder, name), `{"base":${b},\n "yours":${y},\n "theirs":${t}}\n`);
  console.log(
    `\nspec/found/${name}\n  ${line}\n  typescript ${answer(line)}\n  java       ${java.run([], `${line}\n`)[0]}`,
  );
}
