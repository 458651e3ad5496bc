// The body that a generic store sends, field by field. It is our own format, so it is read strictly: the
// person who writes the sender wants to be told every mistake at once, each by the name of its field.
// zod/mini because this is bundled into the webhook's function: the same checks at a fifth of the size.
import * as z from 'zod/mini';
import { parseMoney } from '../money.ts';
import type { Issue } from '../store-events.ts';
import { id, instant, text } from './fields.ts';

const MOST_ITEMS = 500;
const MOST_UNITS = 100_000;
const LONGEST_NAME = 300;

/** What a reader of one field answers: its value, or what is wrong with it. */
type Reading<T> = { readonly value: T } | { readonly problem: string };

/** A field that must be there; `read` sees neither undefined nor null. */
function required<T>(read: (value: unknown) => Reading<T>) {
  return field(read, { problem: 'is missing' });
}

/** A field that may be absent or null. */
function optional<T>(read: (value: unknown) => Reading<T>) {
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
function orProblem<T>(read: (value: unknown) => T | undefined, problem: string) {
  return (value: unknown): Reading<T> => {
    const found = read(value);
    return found === undefined ? { problem } : { value: found };
  };
}

const identifier = orProblem(id, 'must be a text or a number of 1 to 200 characters, not "0"');
const naming = orProblem(
  (value) => (typeof value === 'string' ? text(value)?.slice(0, LONGEST_NAME) : undefined),
  'must be a text',
);
const moment = orProblem(instant, 'must be an instant with its zone, such as "2026-11-17T19:30:00Z"');
const yesOrNo = orProblem(
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

const currencyCode = orProblem((value) => {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  const code = text(value)?.toUpperCase();
  return code !== undefined && currencies.has(code) ? code : undefined;
}, 'must be an ISO 4217 code such as "GBP"');
const channelName = orProblem(
  (value) => (value === 'email' || value === 'sms' ? (value as 'email' | 'sms') : undefined),
  'must be "email" or "sms"',
);

function money(currency: string) {
  return (value: unknown): Reading<number> => {
    if (typeof value !== 'string' && typeof value !== 'number')
      return { problem: 'must be an amount such as "520.00"' };
    const parsed = parseMoney(value, currency);
    return parsed.ok ? { value: parsed.minor } : { problem: parsed.message };
  };
}

const object = (problem: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? 'is missing' : problem),
});

/** Addresses are read later and dropped when they are none; see `person.ts`. */
const customer = z.object(
  {
    id: optional(identifier),
    name: z.optional(z.unknown()),
    email: z.optional(z.unknown()),
    phone: z.optional(z.unknown()),
    locale: z.optional(z.unknown()),
    timezone: z.optional(z.unknown()),
    marketing_consent: optional(yesOrNo),
    email_consent: optional(yesOrNo),
    sms_consent: optional(yesOrNo),
  },
  object('must be an object with id, email or phone'),
);

/** The type alone, which decides what else is read. */
export const typedBody = z.object({ type: required(naming) }, object('must be an object'));

/** The shopper of a `customer.*` event. */
export const customerBody = z.object({ customer, channel: optional(channelName) });

/** An event that only names an order. */
export const orderReferenceBody = z.object({ order_id: required(identifier) });

/** The currency of a body, read first because it decides how many decimals its amounts may have. */
export const currencyBody = z.object({ currency: required(currencyCode) });

const orderBodies = new Map<string, ReturnType<typeof makeOrderBody>>();

/** A whole order, its amounts in `currency`. Made once per currency, because making it takes longer than reading with it. */
export function orderBody(currency: string) {
  const made = orderBodies.get(currency) ?? makeOrderBody(currency);
  orderBodies.set(currency, made);
  return made;
}

function makeOrderBody(currency: string) {
  const item = z.object(
    {
      sku: required(identifier),
      name: required(naming),
      quantity: required(quantity),
      price: required(money(currency)),
    },
    object('must be an object'),
  );
  return z.object({
    order_id: required(identifier),
    placed_at: required(moment),
    currency: required(currencyCode),
    total: required(money(currency)),
    customer: z.nullish(customer),
    items: z
      .array(item, object('must be a list'))
      .check(z.minLength(1, 'must not be empty'), z.maxLength(MOST_ITEMS, `must be at most ${MOST_ITEMS}`)),
  });
}

/** What did not fit, as a webhook's answer says it. */
export function issuesOf(error: z.core.$ZodError): readonly Issue[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}
