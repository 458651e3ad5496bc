// Readers of single fields of the bodies that a generic store sends. The format is ours, so it is read strictly:
// the person who writes the sender wants to be told every mistake at once, each by the name of its field.
// zod/mini because this is bundled into the webhooks' functions: the same checks at a fifth of the size.
import * as z from 'zod/mini';
import { parseMoney } from '../money.ts';
import type { Issue } from '../store-events.ts';
import { ID_RULE } from '../text/ids.ts';
import { id, instant, itemName, text } from './fields.ts';

const MOST_UNITS = 100_000;

/** What a reader of one field answers: its value, or what is wrong with it. */
type Reading<T> = { readonly value: T } | { readonly problem: string };

/** A field that must be there; `read` sees neither undefined nor null. */
export function required<T>(read: (value: unknown) => Reading<T>) {
  return field(read, { problem: 'is missing' });
}

/** A field that may be absent or null. */
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
const quantity = orProblem(
  (value) =>
    Number.isInteger(value) && Number(value) > 0 && Number(value) <= MOST_UNITS ? Number(value) : undefined,
  'must be a whole number from 1',
);
/** Node makes up the list of currencies anew at each question, which costs more than the rest of a body. */
let currencies: ReadonlySet<string> | undefined;

export const currencyCode = orProblem((value) => {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  const code = text(value)?.toUpperCase();
  return code !== undefined && currencies.has(code) ? code : undefined;
}, 'must be an ISO 4217 code such as "GBP"');

/** An amount of the currency. */
export function money(currency: string) {
  return (value: unknown): Reading<number> => {
    if (typeof value !== 'string' && typeof value !== 'number')
      return { problem: 'must be an amount such as "520.00"' };
    const parsed = parseMoney(value, currency);
    return parsed.ok ? { value: parsed.minor } : { problem: parsed.message };
  };
}

/** What is wrong with a value that is no object, or no list. */
export const object = (problem: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : problem),
});

/** One line of a basket or an order, its price in `currency`. */
export const lineFields = (currency: string) => ({
  sku: required(identifier),
  name: required(naming),
  quantity: required(quantity),
  price: required(money(currency)),
});

/** The lines, as many as a body holds: a purchase of thousands is still one. What is kept of them is bounded later. */
export const lines = <Line extends z.core.$ZodType>(line: Line) => z.array(line, object('must be a list'));

/** The type alone, which decides what else is read. */
export const typedBody = z.object({ type: required(naming) }, object('must be an object'));

/** The currency of a body, read first because it decides how many decimals its amounts may have. */
export const currencyBody = z.object({ currency: required(currencyCode) });

/** What did not fit, as a webhook's answer says it. */
export function issuesOf(error: z.core.$ZodError): readonly Issue[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}
