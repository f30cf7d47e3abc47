const longest = 30_000;

/**
 * Milliseconds to wait before try number `failures + 1`: doubling, at most 30 s, and anywhere in the upper half
 * of it, so that a thousand tabs do not come back in one moment after a restart.
 */
export function backoff(failures: number, random: () => number, retryAfter = 0, first = 1_000): number {
  const whole = Math.min(longest, first * 2 ** Math.max(0, failures - 1));
  return Math.max(retryAfter, whole / 2 + (whole / 2) * random());
}
