/** An id that nobody else makes. */
export function randomId(): string {
  // Not randomUUID: a self-hosted page without TLS has none.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
