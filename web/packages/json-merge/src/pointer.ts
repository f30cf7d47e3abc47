/** One step of a JSON Pointer (RFC 6901) with its slash. */
export function step(name: string | number): string {
  return `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The steps of a JSON Pointer, or undefined if it is none. */
export function steps(pointer: unknown): string[] | undefined {
  if (typeof pointer !== "string" || /^[^/]|~(?![01])/.test(pointer)) return undefined;
  return pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}
