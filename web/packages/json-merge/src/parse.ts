import { exact } from "./number.ts";
import { type Json, MAX_DEPTH, put } from "./value.ts";

/**
 * Reads one JSON text exactly ([C6]). Unlike JSON.parse it keeps every digit (as an ExactNumber where a
 * JavaScript number would round) and refuses the same key twice in an object. Throws a SyntaxError.
 * @param source a string, or UTF-8 bytes
 */
export function parse(source: string | Uint8Array): Json {
  const text = typeof source === "string" ? source : decode(source);
  const reader = new Reader(text);
  const value = reader.value(1);
  reader.end();
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SyntaxError("not UTF-8");
  }
}

const WHITE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them raw in strings
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?[0-9][0-9.eE+-]*/y;
const ESCAPES: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  end(): void {
    this.next();
    if (this.at < this.text.length) throw this.unexpected();
  }

  value(depth: number): Json {
    switch (this.next()) {
      case "{":
        return this.object(depth);
      case "[":
        return this.array(depth);
      case '"':
        return this.string();
      case "t":
        return this.word("true", true);
      case "f":
        return this.word("false", false);
      case "n":
        return this.word("null", null);
      default:
        return this.number();
    }
  }

  private object(depth: number): Json {
    this.open(depth);
    const object: Record<string, Json> = {};
    if (this.takes("}")) return object;
    do {
      if (this.next() !== '"') throw this.unexpected();
      const key = this.string();
      if (Object.hasOwn(object, key)) throw this.error(`the key ${JSON.stringify(key)} occurs twice`);
      this.expect(":");
      put(object, key, this.value(depth + 1));
    } while (this.takes(","));
    this.expect("}");
    return object;
  }

  private array(depth: number): Json {
    this.open(depth);
    const array: Json[] = [];
    if (this.takes("]")) return array;
    do array.push(this.value(depth + 1));
    while (this.takes(","));
    this.expect("]");
    return array;
  }

  private string(): string {
    this.at++;
    let value = this.match(PLAIN);
    while (this.text[this.at] === "\\") value += this.escape() + this.match(PLAIN);
    if (this.text[this.at] !== '"') throw this.unexpected();
    this.at++;
    return value;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? "";
    if (letter === "u") {
      const hex = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.unexpected();
      this.at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    if (!Object.hasOwn(ESCAPES, letter)) throw this.unexpected();
    this.at += 2;
    return ESCAPES[letter] as string;
  }

  private number(): Json {
    const text = this.match(NUMBER);
    if (text === "") throw this.unexpected();
    return exact(text);
  }

  private word<T extends Json>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.unexpected();
    this.at += word.length;
    return value;
  }

  private open(depth: number): void {
    if (depth > MAX_DEPTH) throw this.error(`nested deeper than ${MAX_DEPTH}`);
    this.at++;
  }

  private takes(mark: string): boolean {
    if (this.next() !== mark) return false;
    this.at++;
    return true;
  }

  private expect(mark: string): void {
    if (!this.takes(mark)) throw this.unexpected();
  }

  private next(): string | undefined {
    this.match(WHITE);
    return this.text[this.at];
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private unexpected(): SyntaxError {
    const found = this.text[this.at];
    return this.error(found === undefined ? "unexpected end" : `unexpected ${JSON.stringify(found)}`);
  }

  private error(message: string): SyntaxError {
    return new SyntaxError(`${message} at ${this.at}`);
  }
}
