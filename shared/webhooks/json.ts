// JSON as it came over the wire. Stores use ids above 2^53, which JSON.parse rounds without a word; here a
// number that a double cannot hold to its last digit arrives as the string of its own digits instead. And JSON may
// spell what is no text at all ("Mug \ud83d", a name cut in half by its sender): every text is made well-formed here.
import type { Issue } from '../events/store-events.ts';
import { isWellFormed, wellFormedValue } from '../text/well-formed.ts';

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issue: Issue };

type Reviver = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { readonly source?: string },
) => unknown;
// Node 22 hands the reviver the number's source text; the standard library's types do not know it yet.
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** Every decimal number of at most this many digits survives the trip through a double. */
const SAFE_DIGITS = 15;

/** A number that a double may change has more digits than that, or an exponent. Only where there may be one is each looked at. */
const MAY_BE_CHANGED = /\d[\d.]{15}|\d[eE]/;
/** So few lists and objects cannot be nested too deeply. */
const FEW = 1_000;

/** Escapes that may spell something broken; a pair that spells an emoji is among them and comes out whole. */
const MAY_BE_BROKEN = /\\(?:[bf]|u(?:d[89a-f]|00[01789]|f(?:ff[ef]|d[de])))/i;

/**
 * Parses a body. Numbers a double would change come back as strings, what is no text as U+FFFD; broken JSON is an issue
 * at path "".
 */
export function parseJson(body: Buffer | string): ParsedJson {
  const text = (typeof body === 'string' ? body : body.toString('utf8')).replace(/^\uFEFF/, '');
  try {
    const isPlain = !MAY_BE_CHANGED.test(text) && opened(text) < FEW;
    const value: unknown = isPlain ? JSON.parse(text) : parseWithSource(text, keepDigits);
    const isClean = !MAY_BE_BROKEN.test(text) && isWellFormed(text);
    return { ok: true, value: isClean ? value : wellFormedValue(value) };
  } catch (error) {
    // Beside a SyntaxError only one thing can happen: nesting so deep that the reviver runs out of stack.
    const message =
      error instanceof RangeError ? 'The JSON is nested too deeply' : 'The body is not valid JSON';
    return { ok: false, issue: { path: '', message } };
  }
}

const opened = (text: string): number => text.split('[').length + text.split('{').length;

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  const source = context.source;
  if (String(value) === source) return value;
  const digits = (source.split(/[eE]/, 1)[0] ?? '').replace(/[^0-9]/g, '').length;
  return Number.isFinite(value) && digits <= SAFE_DIGITS ? value : source;
}
