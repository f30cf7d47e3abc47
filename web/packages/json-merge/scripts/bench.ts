import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { apply, canonical, diff, type Json, merge, parse } from "../src/index.ts";

/**
 * Measures the merges of this implementation and prints them beside those of the other one, as Markdown. Called by
 * bench/merge/run.
 *
 *     node scripts/run.mjs scripts/bench.ts documents.jsonl warm.json first.txt
 *
 * The first file has a case a line, the second one JMH's results, the third one what the first merge of a new JVM took.
 */
interface Case {
  readonly name: string;
  readonly title: string;
  readonly base: Json;
  readonly yours: Json;
  readonly theirs: Json;
}

/** What is used of one of JMH's results. */
interface Measured {
  readonly benchmark: string;
  readonly params?: { readonly documents: string };
  readonly jdkVersion: string;
  readonly primaryMetric: {
    readonly scorePercentiles: Readonly<Record<string, number>>;
  };
  readonly secondaryMetrics: Readonly<Record<string, { readonly score: number }>>;
}

/** Milliseconds. */
interface Times {
  readonly min: number;
  readonly median: number;
}

const WARM_UP_MS = 1000;
const MEASURED_MS = 2000;
/** That of the bar, which the growth is compared with. */
const MIDDLE = "SECTIONS_200";

const load = loadavg()[0] as number;
const [documents, warm, first] = process.argv.slice(2).map((file) => readFileSync(resolve(file), "utf8"));
const cases = (documents as string)
  .trimEnd()
  .split("\n")
  .map((line) => parse(line) as unknown as Case);
const java = JSON.parse(warm as string) as Measured[];
const javaFirst = new Map(
  (first as string)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" ") as [string, string]),
);

function time(run: () => unknown): Times {
  const times: number[] = [];
  const repeat = (ms: number): void => {
    times.length = 0;
    const end = performance.now() + ms;
    while (times.length < 3 || performance.now() < end) {
      const start = performance.now();
      run();
      times.push(performance.now() - start);
    }
  };
  repeat(WARM_UP_MS);
  repeat(MEASURED_MS);
  times.sort((a, b) => a - b);
  return { min: times[0] as number, median: times[times.length >> 1] as number };
}

function inJava(results: readonly Measured[], method: string, name?: string): Measured {
  const found = results.find(
    (one) => one.benchmark.endsWith(`.${method}`) && (name === undefined || one.params?.documents === name),
  );
  if (found === undefined) throw new Error(`JMH measured no ${method} of ${name}`);
  return found;
}

function timesOf({ primaryMetric: { scorePercentiles } }: Measured): Times {
  return { min: scorePercentiles["0.0"] as number, median: scorePercentiles["50.0"] as number };
}

function ms(value: number): string {
  return value < 10 ? value.toPrecision(2) : value.toFixed(0);
}

function kb(bytes: number): string {
  const size = bytes / 1024;
  return size < 10 ? size.toFixed(1) : size.toFixed(0);
}

function row(cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}

function table(head: readonly string[]): void {
  console.log();
  row(head);
  row(head.map((_, i) => (i === 0 ? "---" : "---:")));
}

const rows = cases.map(({ name, title, base, yours, theirs }) => {
  const typescript = time(() => merge(base, yours, theirs));
  const measured = inJava(java, "merge", name);
  return {
    name,
    title,
    bytes: Buffer.byteLength(canonical(base)),
    conflicts: merge(base, yours, theirs).conflicts.length,
    java: timesOf(measured),
    allocated: measured.secondaryMetrics["gc.alloc.rate.norm"]?.score ?? Number.NaN,
    first: javaFirst.get(name) ?? "?",
    typescript,
  };
});
const middle = rows.find(({ name }) => name === MIDDLE) as (typeof rows)[number];
const ratio = (a: number, b: number): string => (a / b).toFixed(1);

console.log(`# Merges, measured

Written by \`bench/merge/run\`. ${cpus()[0]?.model ?? "?"}, ${availableParallelism()} cores, load ${load.toFixed(1)}
when TypeScript began; Java ${java[0]?.jdkVersion}, Node ${process.version}, 512 MB of heap each.

Both merge the same documents, read anew from text so that nothing is shared. Times are wall time of single merges in
milliseconds: the fastest, and after the stroke the median. On a machine that does other things, too, the fastest is
the one to compare. *First* is the first merge of a new JVM, before anything is compiled, in processor time.

## By size

20 edits a side: fields, words, reorderings, moves to other pages. The bar: at most 2 ms at 200 sections. *Growth* is
the fastest time for each KB, compared with that of 200 sections.`);
table([
  "draft",
  "KB",
  "conflicts",
  "Java",
  "growth",
  "allocated",
  "first",
  "TypeScript",
  "growth",
  "TypeScript / Java",
]);
const growth = (one: Times, bytes: number, of: Times): string =>
  ratio(one.min / bytes, of.min / middle.bytes);
for (const one of rows.filter(({ name }) => name.startsWith("SECTIONS_"))) {
  row([
    one.title,
    kb(one.bytes),
    String(one.conflicts),
    `${ms(one.java.min)} / ${ms(one.java.median)}`,
    growth(one.java, one.bytes, middle.java),
    `${kb(one.allocated)} KB`,
    one.first,
    `${ms(one.typescript.min)} / ${ms(one.typescript.median)}`,
    growth(one.typescript, one.bytes, middle.typescript),
    ratio(one.typescript.min, one.java.min),
  ]);
}
console.log(`
## The worst that we know

What somebody might send who wants the other side to think for long, at the size of the limits. The bar: nothing takes
a second or a gigabyte.`);
table(["case", "KB", "conflicts", "Java", "allocated", "first", "TypeScript", "TypeScript / Java"]);
for (const one of rows.filter(({ name }) => !name.startsWith("SECTIONS_"))) {
  row([
    one.title,
    kb(one.bytes),
    String(one.conflicts),
    `${ms(one.java.min)} / ${ms(one.java.median)}`,
    `${kb(one.allocated / 1024)} MB`,
    one.first,
    `${ms(one.typescript.min)} / ${ms(one.typescript.median)}`,
    ratio(one.typescript.min, one.java.min),
  ]);
}
console.log("\n## The parts\n\nWith 200 sections and 20 edits.");
table(["part", "Java", "TypeScript", "TypeScript / Java"]);
const { base, yours } = cases.find(({ name }) => name === MIDDLE) as Case;
const patch = diff(base, yours);
const text = canonical(base);
const PARTS: Readonly<Record<string, () => unknown>> = {
  diff: () => diff(base, yours),
  apply: () => apply(base, patch),
  canonical: () => canonical(base),
  parse: () => parse(text),
};
for (const [part, run] of Object.entries(PARTS)) {
  const [one, other] = [timesOf(inJava(java, part)), time(run)];
  row([
    part,
    `${ms(one.min)} / ${ms(one.median)}`,
    `${ms(other.min)} / ${ms(other.median)}`,
    ratio(other.min, one.min),
  ]);
}
