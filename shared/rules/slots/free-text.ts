// The rest of a sentence, or a part of it, in the owner's own words.
import { spend } from '../steps.ts';
import { fillers } from '../tokens.ts';
import type { Slot, Words } from './slot.ts';

/** One word or more, kept as written; at most `most` characters. */
export function freeText(most: number): Slot<string> {
  return {
    freeText: true,
    read: (words, at) =>
      ends(words, at).map((next) => {
        const value = unquoted(slice(words, at, next));
        return value.length <= most
          ? { next, value }
          : { next, problem: `That is ${value.length} characters; ${most} are enough` };
      }),
  };
}

/**
 * Every place where text that begins at `at` may end, the longest first. Each costs as many steps as it has words, because
 * whoever asks reads them all; with no steps left there is none.
 */
export function ends({ tokens, before, steps }: Words, at: number): readonly number[] {
  const count = Math.max(0, tokens.length - at);
  const all = Array.from({ length: count }, (_, index) => tokens.length - index);
  const found = before === undefined ? all : all.filter((next) => mayEnd(tokens, before, next));
  return spend(
    steps,
    found.reduce((sum, next) => sum + next - at, 0),
  )
    ? found
    : [];
}

function mayEnd(tokens: Words['tokens'], before: NonNullable<Words['before']>, next: number): boolean {
  for (let at = next; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.quoted) return false;
    if (before.stems.has(token.stem)) return true;
    if (!fillers.has(token.word)) return false;
  }
  return before.end;
}

/** What stands between two tokens, as written, with its quotation marks and with both of a pair of brackets. */
export function slice({ text, tokens }: Words, at: number, next: number): string {
  const first = tokens[at];
  const last = tokens[next - 1];
  if (first === undefined || last === undefined) return '';
  const [start, end] = [first.start - (first.quoted ? 1 : 0), last.end + (last.quoted ? 1 : 0)];
  const inside = text.slice(start, end);
  const open = inside.split('(').length - inside.split(')').length;
  if (open > 0 && text[end] === ')') return `${inside})`;
  return open < 0 && text[start - 1] === '(' ? `(${inside}` : inside;
}

/** A text that is quoted as a whole, without its quotation marks. */
export function unquoted(text: string): string {
  return text.replace(/^"([^"]*)"$/, '$1');
}
