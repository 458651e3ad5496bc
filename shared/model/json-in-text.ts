// A model is asked for JSON and often wraps it in prose or a code fence. This finds the JSON in the text.
import { wellFormedValue } from '../text/well-formed.ts';

/** Opening brackets that are tried; a text with more is no honest answer. */
const MAX_STARTS = 40;
const MAX_LENGTH = 50_000;

/** Every JSON object or array in the text, in order, not looking inside those that parse. Bounded and never throws. */
export function* jsonValuesIn(text: string): Generator<unknown> {
  const bounded = text.slice(0, MAX_LENGTH);
  let position = 0;
  for (let starts = 0; starts < MAX_STARTS; starts += 1) {
    const offset = bounded.slice(position).search(/[{[]/);
    if (offset === -1) return;
    const start = position + offset;
    const end = endOfBrackets(bounded, start);
    const parsed = end === undefined ? undefined : parse(bounded.slice(start, end));
    if (parsed !== undefined) yield parsed.value;
    position = parsed === undefined || end === undefined ? start + 1 : end;
  }
}

/** The position behind the bracket that closes the one at `start`; brackets inside strings do not count. */
function endOfBrackets(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: wellFormedValue(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}
