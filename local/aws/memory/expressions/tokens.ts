// The pieces of an expression, and walking over them.
import { invalid, type Refusal } from '../refusals.ts';

const PIECE = /\s+|[A-Za-z_][A-Za-z0-9_]*|[#:][A-Za-z0-9_]+|\[\d+\]|<>|<=|>=|[=<>(),.+-]/y;
const SINGLE = /[A-Za-z0-9_]+|./y;

/** Throws for a piece that no expression has. */
function tokensOf(text: string, kind: string): readonly string[] {
  const tokens: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const at = PIECE.lastIndex;
    const piece = PIECE.exec(text)?.[0];
    if (piece === undefined) {
      SINGLE.lastIndex = at;
      throw invalid(`Invalid ${kind}: Syntax error; token: "${SINGLE.exec(text)?.[0]}"`);
    }
    if (piece.trim() !== '') tokens.push(piece);
  }
  return tokens;
}

export class Cursor {
  readonly kind: string;
  /** Attributes that have been met, as written. */
  readonly names = new Set<string>();
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string, kind: string) {
    this.kind = kind;
    if (text.trim() === '') throw invalid(`Invalid ${kind}: The expression can not be empty;`);
    this.#tokens = tokensOf(text, kind);
  }

  get next(): string | undefined {
    return this.#tokens[this.#at];
  }

  get afterNext(): string | undefined {
    return this.#tokens[this.#at + 1];
  }

  /** Keywords are the same in any case. */
  isAt(word: string): boolean {
    return this.next?.toUpperCase() === word;
  }

  take(): string {
    const token = this.next;
    if (token === undefined) throw this.expected('operand');
    this.#at += 1;
    return token;
  }

  /** Takes the token if it is this one. */
  skip(word: string): boolean {
    if (!this.isAt(word)) return false;
    this.#at += 1;
    return true;
  }

  must(word: string): void {
    if (!this.skip(word)) throw this.expected(word);
  }

  expected(what: string): Refusal {
    return this.wrong(`Expected ${what}, got ${this.next ?? 'end of expression'}`);
  }

  wrong(what: string): Refusal {
    return invalid(`Invalid ${this.kind}: ${what}`);
  }

  mustBeOver(): void {
    if (this.next !== undefined) throw this.wrong(`Syntax error; token: "${this.next}"`);
  }
}

const MOST_REMEMBERED = 5_000;

/** Expressions are few and come again and again: what was understood of a text stays. */
export function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const fresh = parse(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
