// A slot is the part of a sentence that carries a value: `{delay}` in "wait {delay} before sending".
import type { Steps } from '../steps.ts';
import type { Token } from '../tokens.ts';

export type Words = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Free text that begins here can only end before one of these words or, with `end`, where the sentence does. */
  readonly before?: { readonly stems: ReadonlySet<string>; readonly end: boolean } | undefined;
  /** Of the whole document; without them there is no end to what reading may cost. */
  readonly steps?: Steps;
  /** The day on which the document was written, `YYYY-MM-DD`: "this weekend" counts from it. Absent where nobody knows. */
  readonly written?: string | undefined;
};

/**
 * One way to read a slot that begins at a token. A reading with a problem means: this is what the owner was
 * writing here, but it will not do. It is reported only where no form reads the sentence without one.
 */
export type SlotReading<T> = { readonly next: number } & (
  | { readonly value: T }
  | { readonly problem: string }
);

export type Slot<T> = {
  /** All ways to read it from token `at` on, the likeliest first; none when this is something else. */
  readonly read: (words: Words, at: number) => readonly SlotReading<T>[];
  /** Free text keeps its articles; for everything else "the", "please" and such are skipped. */
  readonly freeText?: boolean;
};

export type SlotValue<S> = S extends Slot<infer T> ? T : never;

/** The limits of a quantity, with the reason that the owner is told. */
export type Limits = { readonly least: number; readonly most: number; readonly because: string };

/** Turns a value outside its limits into a problem. `say` words a value as the owner would. */
export function within<T extends number>(
  limits: Limits,
  say: (value: number) => string,
): (value: T, next: number) => SlotReading<T> {
  return (value, next) =>
    value >= limits.least && value <= limits.most
      ? { next, value }
      : {
          next,
          problem: `${sentenceStart(say(value))} is outside ${say(limits.least)} to ${say(limits.most)}: ${limits.because}`,
        };
}

export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
