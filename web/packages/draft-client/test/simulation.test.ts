import { expect, test } from "vitest";
import { Simulation } from "./simulation.ts";

const runs = Number(process.env.STET_RUNS ?? 10_000);
const first = Number(process.env.STET_SEED ?? 1);
const trace = process.env.STET_TRACE ? console.log : undefined;

async function simulate(forwardOnly: boolean): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  for (let seed = first; seed < first + runs; seed++) {
    // Most runs are short: a fault needs few steps, but the right ones. Now and then, a long one.
    const isLong = seed % 25 === 0;
    const simulation = new Simulation(seed, forwardOnly, trace, isLong ? 3 : 2);
    await simulation.run(isLong ? 40 : 8).catch((error) => {
      throw new Error(`seed ${seed} (STET_SEED=${seed} STET_RUNS=1): ${error.message}`, { cause: error });
    });
    for (const [name, count] of Object.entries(simulation.counts)) total[name] = (total[name] ?? 0) + count;
  }
  console.log(`simulation, seeds ${first} to ${first + runs - 1}: ${JSON.stringify(total)}`);
  return total;
}

test(`[SIMULATION] ${runs} seeds from ${first}: tabs converge; every edit is there, replaced knowingly, or open`, async () => {
  const total = await simulate(false);
  // A simulation in which nothing happened shows nothing.
  if (runs >= 100) for (const name of Object.keys(total)) expect(total[name], name).toBeGreaterThan(0);
}, 3_600_000);

test(`[SIMULATION] ${runs} seeds from ${first}: nobody is asked about what the other writer had seen`, async () => {
  const { conflicts, lostReplies, crashes } = await simulate(true);
  if (runs >= 100) expect([conflicts, lostReplies, crashes].every((count) => count && count > 0)).toBe(true);
}, 3_600_000);
