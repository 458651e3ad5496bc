// Readers of single fields of the bodies that a generic store sends. The format is ours, so it is read strictly:
// the person who writes the sender wants to be told every mistake at once, each by the name of its field. What a purchase
// can do without (a `usable` field, one line among several) never refuses it: it counts as absent and is named all the same.
// zod/mini because this is bundled into the webhooks' functions: the same checks at a fifth of the size.
import * as z from 'zod/mini';
import type { Issue, Notes } from '../events/store-events.ts';
import { currencies } from '../shop/currencies.ts';
import { parseMoney } from '../shop/money.ts';
import { ID_RULE } from '../text/ids.ts';
import { id, instant, itemName, text } from './fields.ts';

const MOST_UNITS = 100_000;

/** What a reader of one field answers: its value, or what is wrong with it. */
type Reading<T> = { readonly value: T } | { readonly problem: string };

/** A field that must be there; `read` sees neither undefined nor null. */
export function required<T>(read: (value: unknown) => Reading<T>) {
  return field(read, { problem: 'is missing' });
}

/**
 * A field that the event can do without: absent, null, and whatever cannot be read. `unused` names those that were given.
 */
export function usable<T>(read: (value: unknown) => Reading<T>) {
  return optional<T>((value) => {
    const reading = read(value);
    return 'value' in reading ? reading : { value: undefined as T };
  });
}

/** The members of `read` that were given and could not be used, in words for the log and the answer. */
export function unused(given: unknown, read: object, at = ''): Notes {
  return Object.entries(read).flatMap(([name, value]) => {
    const written = (given as Readonly<Record<string, unknown>>)[name];
    const isUnused = value === undefined && written !== undefined && written !== null && written !== '';
    return isUnused ? [`${at}${name}`] : [];
  });
}

/** A field that may be absent or null, and is a mistake where it is there and cannot be read. */
export function optional<T>(read: (value: unknown) => Reading<T>) {
  return field<T | undefined>(read, { value: undefined });
}

function field<T>(read: (value: unknown) => Reading<T>, absent: Reading<T>) {
  const transform = z.transform((value: unknown, context): T => {
    const reading = value === undefined || value === null ? absent : read(value);
    if ('value' in reading) return reading.value;
    context.issues.push({ code: 'custom', message: reading.problem, input: value });
    return z.NEVER;
  });
  return z.pipe(z.optional(z.unknown()), transform);
}

/** A reader made of one of `fields.ts`, which answer undefined for what does not fit. */
export function orProblem<T>(read: (value: unknown) => T | undefined, problem: string) {
  return (value: unknown): Reading<T> => {
    const found = read(value);
    return found === undefined ? { problem } : { value: found };
  };
}

export const identifier = orProblem(id, ID_RULE);
export const naming = orProblem(
  (value) => (typeof value === 'string' ? itemName(value) : undefined),
  'must be a text',
);
export const moment = orProblem(instant, 'must be an instant with its zone, such as "2026-11-17T19:30:00Z"');
export const yesOrNo = orProblem(
  (value) => (typeof value === 'boolean' ? value : undefined),
  'must be true or false',
);
/** What is weighed or measured is sold by 1.5; three decimals are a gram. */
const quantity = orProblem((value) => {
  const fits = typeof value === 'number' && value > 0 && value <= MOST_UNITS;
  return fits && Number(value.toFixed(3)) === value ? value : undefined;
}, 'must be a number above 0 with at most three decimals');
export const currencyCode = orProblem((value) => {
  const code = text(value)?.toUpperCase();
  return code !== undefined && currencies.has(code) ? code : undefined;
}, 'must be an ISO 4217 code such as "GBP"');

/** An amount of the currency; `negative`: it may be below zero. */
export function money(currency: string, { negative = false } = {}) {
  return (value: unknown): Reading<number> => {
    if (typeof value !== 'string' && typeof value !== 'number')
      return { problem: 'must be an amount such as "520.00"' };
    const parsed = parseMoney(value, currency, { negative });
    return parsed.ok ? { value: parsed.minor } : { problem: parsed.message };
  };
}

/** What is wrong with a value that is no object, or no list. */
export const object = (problem: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : problem),
});

/** One line of a basket or an order, its price in `currency`; `negative`: a voucher may stand among them. */
export const lineFields = (currency: string, { negative = false } = {}) => ({
  sku: required(identifier),
  name: required(naming),
  quantity: required(quantity),
  price: priceOf(currency, negative),
});

/** A gift or a sample has no price; the line counts as free. */
function priceOf(currency: string, negative: boolean) {
  const read = money(currency, { negative });
  return field<number>((value) => (value === '' ? { value: 0 } : read(value)), { value: 0 });
}

export type Lines<Line> = { readonly read: readonly Line[]; readonly notes: Notes };
/** So many mistakes are named; whoever mends them finds the others. */
const MOST_NAMED = 10;

/**
 * The lines, as many as a body holds: a purchase of thousands is still one. What is kept of them is bounded later. Each is
 * read by itself: one that cannot be read is left out and named, and only where none can be read the list is a mistake.
 */
export function lines<Line extends z.ZodMiniType>(line: Line) {
  const each = z.transform((values: unknown[], context): Lines<z.infer<Line>> => {
    const read: z.infer<Line>[] = [];
    const issues: { readonly path: PropertyKey[]; readonly message: string; readonly input: unknown }[] = [];
    const notes: string[] = [];
    for (const [index, value] of values.entries()) {
      const result = line.safeParse(value);
      if (result.success) {
        read.push(result.data);
        notes.push(...unused(value, result.data as object, `${index}.`));
      } else
        for (const { path, message } of result.error.issues)
          issues.push({ path: [index, ...path], message, input: value });
    }
    if (read.length === 0 && issues.length > 0) {
      for (const issue of issues) context.issues.push({ code: 'custom', ...issue });
      return z.NEVER;
    }
    return { read, notes: [...issues.map(({ path }) => path.join('.')), ...notes].slice(0, MOST_NAMED) };
  });
  return z.pipe(z.array(z.unknown(), object('must be a list')), each);
}

/** What of the lines was left out, named from the body's beginning. */
export const lineNotes = ({ notes }: Lines<unknown>): Notes => notes.map((note) => `items.${note}`);

/** The type alone, which decides what else is read. */
export const typedBody = z.object({ type: required(naming) }, object('must be an object'));

/** The currency of a body, read first because it decides how many decimals its amounts may have. */
export const currencyBody = z.object({ currency: required(currencyCode) });

/** What did not fit, as a webhook's answer says it. */
export function issuesOf(error: z.core.$ZodError): readonly Issue[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}
