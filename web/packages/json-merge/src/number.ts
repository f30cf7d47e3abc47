/**
 * A number that no JavaScript number holds exactly, such as 9007199254740993 or 1e400. `text` is its
 * canonical form ([C5]). Made by `exact` and `parse` only, so that one number has one representation.
 * It does not survive structuredClone or JSON.stringify: keep and send documents as `canonical` text.
 */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    Object.freeze(this);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): never {
    throw new TypeError(`JSON.stringify would round ${this.text}: use canonical()`);
  }
}

export function isExact(value: unknown): value is ExactNumber {
  return value instanceof ExactNumber;
}

const SYNTAX = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?)([0-9]+))?$/;

/**
 * The number that a JSON text denotes: a JavaScript number if that has exactly this value, else an
 * ExactNumber. Throws a SyntaxError for what is not a number or is over the limits of [C6].
 */
export function exact(text: string): number | ExactNumber {
  if (text.length > 1000) throw new SyntaxError("a number of more than 1,000 characters");
  const parts = SYNTAX.exec(text);
  if (parts === null) throw new SyntaxError(`not a number: ${text}`);
  const [, sign, whole = "", fraction = "", exponentSign, exponentText = ""] = parts;
  const exponent = exponentText.replace(/^0+/, "");
  if (exponent.length > 4) throw new SyntaxError(`the exponent of ${text} has more than four digits`);
  // Up to 15 digits every decimal comes back from a double unchanged.
  if (text.length <= 15 && exponentText === "") return Number(text) + 0;
  const form = layout(
    sign === "-",
    whole + fraction,
    whole.length,
    Number(`${exponentSign ?? ""}${exponent || 0}`),
  );
  const number = Number(form);
  return String(number) === form ? number : new ExactNumber(form);
}

/** The canonical form of ± digits × 10^exponent, the point standing after `point` of the digits ([C5]). */
function layout(negative: boolean, written: string, point: number, exponent: number): string {
  const leading = /^0*/.exec(written)?.[0].length ?? 0;
  const digits = trimZeros(written.slice(leading));
  const k = digits.length;
  if (k === 0) return "0";
  const n = point - leading + exponent;
  const sign = negative ? "-" : "";
  if (k <= n && n <= 21) return sign + digits + "0".repeat(n - k);
  if (n > 0 && n <= 21) return `${sign}${digits.slice(0, n)}.${digits.slice(n)}`;
  if (n > -6 && n <= 0) return `${sign}0.${"0".repeat(-n)}${digits}`;
  const rest = k > 1 ? `.${digits.slice(1)}` : "";
  return `${sign}${digits[0]}${rest}e${n > 0 ? "+" : "-"}${Math.abs(n - 1)}`;
}

/** Not by a regular expression: /0+$/ takes quadratic time on 1000…01. */
function trimZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
