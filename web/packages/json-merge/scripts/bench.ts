import { apply, canonical, diff, type Json, merge, parse } from "../src/index.ts";

/**
 * How long a merge takes, by size: a page of sections with 20 edits a side, and the worst that we know. Prints one
 * table; each time is the fastest of one run, on a machine that may be busy: look at the ratios.
 */
interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly run: () => unknown;
}

interface Section {
  readonly id: string;
  headline: string;
  content: string;
  readonly items: { readonly id: string; question: string }[];
}

interface Page {
  sections: Section[];
}

function page(sections: number): Page {
  return {
    sections: Array.from({ length: sections }, (_, i) => ({
      id: `section-${i}`,
      headline: `Headline number ${i}`,
      content:
        `Some **Markdown** that was written for section ${i}, with a [link](https://example.org/${i}). `.repeat(
          3,
        ),
      items: [0, 1].map((k) => ({ id: `item-${i}-${k}`, question: `What about ${i} and ${k}?` })),
    })),
  };
}

/** Twenty edits: fields, words, moves, an insertion, a removal. */
function edited(sections: number, side: number): Page {
  const changed = page(sections);
  const list = changed.sections;
  for (let i = 0; i < 20; i++) {
    const section = list[(i * 7 + side * 3) % list.length] as Section;
    if (i % 4 === 0) section.headline = `Changed by ${side}`;
    if (i % 4 === 1)
      section.content = section.content.replace(side === 1 ? "Some" : "written", `words of ${side}`);
    if (i % 4 === 2) list.push(...list.splice((i * 5 + side) % list.length, 1));
    if (i % 4 === 3) section.items.push({ id: `new-${side}-${i}`, question: "New?" });
  }
  return changed;
}

function words(count: number, every: number): string {
  return Array.from({ length: count }, (_, i) => (i % every === every - 1 ? `w${i}` : `word${i % 997}`)).join(
    " ",
  );
}

function items(count: number, step: number): Json {
  return Array.from({ length: count }, (_, i) => ({ id: `item-${(i * step) % count}` }));
}

function merging(name: string, base: Json, yours: Json, theirs: Json): Row {
  // Read from text, so that nothing is shared: the worst case, and what a server sends.
  const [b, y, t] = [base, yours, theirs].map((document) => parse(canonical(document))) as [Json, Json, Json];
  return { name, bytes: canonical(base).length, run: () => merge(b, y, t) };
}

const PAGES = [2, 20, 200, 2000].map((size) =>
  merging(
    `${size} sections, 20 edits a side`,
    page(size) as unknown as Json,
    edited(size, 1) as unknown as Json,
    edited(size, 2) as unknown as Json,
  ),
);
const large = page(200) as unknown as Json;
const changed = edited(200, 1) as unknown as Json;
const patch = diff(large, changed);
const source = canonical(large);

const ROWS: Row[] = [
  ...PAGES,
  merging("10,000 items shuffled on both sides", items(10_000, 1), items(10_000, 7), items(10_000, 3)),
  merging(
    "10,000 items to another list and back",
    { p: items(10_000, 1), q: [] },
    { p: [], q: items(10_000, 3) },
    { p: items(10_000, 7), q: [] },
  ),
  merging(
    "two texts of 100 KB, a third of the words new",
    words(12_000, 1000),
    words(12_000, 3),
    words(12_000, 5),
  ),
  merging(
    "two texts of 200 KB, a third of the words new",
    words(25_000, 1000),
    words(25_000, 3),
    words(25_000, 5),
  ),
  { name: "diff, 200 sections", bytes: source.length, run: () => diff(large, changed) },
  { name: "apply, 200 sections", bytes: source.length, run: () => apply(large, patch) },
  { name: "canonical, 200 sections", bytes: source.length, run: () => canonical(large) },
  { name: "parse, 200 sections", bytes: source.length, run: () => parse(source) },
];

function fastest(run: () => unknown): number {
  const times: number[] = [];
  const end = performance.now() + 1500;
  while (times.length < 5 || (performance.now() < end && times.length < 2000)) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

for (const { name, bytes, run } of ROWS) {
  const ms = fastest(run);
  console.log(
    `${name.padEnd(48)} ${(bytes / 1024).toFixed(1).padStart(8)} KB ${ms.toFixed(3).padStart(10)} ms`,
  );
}
