// The model's understudy: answers from the prompt's own data, and on purpose also proposes what the shop's rules must
// reject, so that every order on the laptop exercises them. It knows no language; it knows our prompts.
import { isRecord, records } from './names.ts';

export interface Prompt {
  readonly system: string;
  readonly user: string;
}

/** A SKU that no shop sells. */
export const UNKNOWN_SKU = 'MYSTERY-GIFT';

const SUGGESTION_LIMIT = 5;
const LINES: readonly ((name: string, main: string) => string)[] = [
  (name, main) => `${name} would suit your ${main} nicely.`,
  (name, main) => `A ${main} is hardly complete without ${name}.`,
  (name, main) => `${name} and your ${main} belong together.`,
];

interface Recogniser {
  readonly knows: (prompt: Prompt, data: Data) => boolean;
  readonly answer: (data: Data) => string;
}
type Data = Readonly<Record<string, unknown>>;

const RECOGNISERS: readonly Recogniser[] = [
  { knows: (_, data) => records(data.candidates).length > 0, answer: rankCandidates },
  {
    knows: ({ system, user }) => /opening (line|sentence)/i.test(system + user),
    answer: openCart,
  },
  { knows: ({ system }) => /paragraph|summar/i.test(system), answer: retellNumbers },
];

/** What the stand-in says to a prompt; a plain sentence where it recognises nothing. */
export function standInAnswer(prompt: Prompt): string {
  const data = outermostJson(prompt.user) ?? outermostJson(prompt.system) ?? {};
  const recogniser = RECOGNISERS.find(({ knows }) => knows(prompt, data));
  return recogniser?.answer(data) ?? 'Thank you for your order.';
}

/** First what must be rejected (unknown, bought already), then the candidates in the prompt's own order. */
function rankCandidates(data: Data): string {
  const main = String(records(data.basket)[0]?.name ?? 'order').toLowerCase();
  const bought = [...skusIn(data.owned), ...skusIn(data.history), ...skusIn(data.basket)].at(0);
  const candidates = records(data.candidates).map((candidate, index) => ({
    sku: String(candidate.sku),
    line: LINES[index % LINES.length]!(String(candidate.name ?? 'This'), main),
  }));
  const wrong = [UNKNOWN_SKU, ...(bought === undefined ? [] : [bought])].map((sku) => ({
    sku,
    line: `Something special for your ${main}.`,
  }));
  return JSON.stringify({ suggestions: [...wrong, ...candidates].slice(0, SUGGESTION_LIMIT) });
}

function skusIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const sku: unknown = isRecord(item) ? item.sku : item;
    return typeof sku === 'string' ? [sku] : [];
  });
}

const OPENINGS = [
  'We kept your cart safe, in case you were still thinking about it.',
  'Only 2 left, so hurry to https://cheap.example!',
  'The things you picked are still together and waiting for you.',
];

/** A sentence about the cart; for some carts, always the same ones, what no check may let through. */
function openCart(data: Data): string {
  const size = JSON.stringify(data.items ?? '').length;
  return JSON.stringify({ opening: OPENINGS[size % OPENINGS.length] });
}

/** One paragraph that uses numbers of the prompt and no others, in the JSON that the prompt asks for. */
function retellNumbers(data: Data): string {
  const facts = Object.entries(data).filter(([, value]) => ['number', 'string'].includes(typeof value));
  const told = facts.slice(0, 4).map(([name, value]) => `${name.replace(/[_-]/g, ' ')}: ${String(value)}`);
  return JSON.stringify({
    paragraph: told.length === 0 ? 'A quiet month.' : `In short: ${told.join('; ')}.`,
  });
}

/** The object between the first brace and a matching last one; `undefined` when nothing there is JSON. */
export function outermostJson(text: string): Data | undefined {
  const start = text.indexOf('{');
  for (let end = text.lastIndexOf('}'); start >= 0 && end > start; end = text.lastIndexOf('}', end - 1)) {
    try {
      const value: unknown = JSON.parse(text.slice(start, end + 1));
      return isRecord(value) ? value : undefined;
    } catch {
      // A later sentence may hold a brace of its own; try the one before.
    }
  }
  return undefined;
}
