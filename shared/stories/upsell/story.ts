// The story of an order: the gate's answer, what was chosen and what was not, the nudge, and what became of it. The story of a
// customer is that of all their orders.
import {
  type EventMeaning,
  inOrder,
  type ListedStory,
  type Story,
  type StoryLine,
  type StoryRow,
  type StorySources,
  type StoryTeller,
  textOf,
  toldLines,
} from '../story.ts';
import { type Addresses, messageOf, nextOf, offerLines, offerStands } from './story-offer.ts';
import { gateLine, gateStands, nameOf, QUIET } from './story-words.ts';

const ORDERS = 'upsr-orders';
const OFFERS = 'upsr-offers';
const CUSTOMERS = 'upsr-customers';
const OPTED_OUT = 'upsr-optout';
const CUSTOMER = 'customer:';

const EVENTS: Readonly<Record<string, string>> = {
  'order.created': 'The store tells of the order',
  'order.cancelled': 'The store says that it is cancelled',
  'order.refunded': 'The store says that it is refunded',
  'order.edited': 'The store says that it was changed',
  'customer.opted_out': 'The store says that they want no more suggestions',
  'customer.erased': 'The store asks to forget this customer',
};

export const stories: StoryTeller = {
  ofRow(table, row) {
    const order = textOf(row.order_id);
    if (order !== undefined) return order;
    const customer = textOf(row.customer_id);
    return (table.startsWith(CUSTOMERS) || table.startsWith(OPTED_OUT)) && customer !== undefined
      ? CUSTOMER + customer
      : undefined;
  },

  async ofMessage(message, sources) {
    const customers = await addressesOf(sources);
    const offer = (await sources.rows(OFFERS)).find(
      (row) => messageOf(row, customers, [message]) !== undefined,
    );
    return textOf(offer?.order_id);
  },

  async ofEvent(body): Promise<EventMeaning> {
    const { type, order_id: order, customer } = body as Record<string, unknown>;
    const says = EVENTS[String(type)] ?? `The store says ${String(type)}`;
    const id = textOf(order);
    const quiet = QUIET[String(type)];
    const why = quiet === undefined ? {} : { quiet };
    if (id !== undefined) return { story: id, says, ...why };
    const person = textOf((customer as StoryRow | undefined)?.id);
    if (person !== undefined) return { story: CUSTOMER + person, says, ...why };
    return { nothing: 'It is about no order and no customer, so nothing comes of it.' };
  },

  tell: (id, sources) =>
    id.startsWith(CUSTOMER) ? tellOfCustomer(id.slice(CUSTOMER.length), sources) : tellOfOrder(id, sources),

  async list(sources) {
    const [orders, customers] = [await sources.rows(ORDERS), await sources.rows(CUSTOMERS)];
    const offers = new Map((await sources.rows(OFFERS)).map((offer) => [offer.order_id, offer]));
    const byId = new Map(customers.map((row) => [row.customer_id, row]));
    return orders
      .filter(({ gate_outcome }) => gate_outcome !== 'imported')
      .map((order): ListedStory => {
        const offer = offers.get(order.order_id);
        const customer = byId.get(order.customer_id);
        return {
          id: String(order.order_id),
          title: titleOf(order, customer),
          at: String(offer?.sent_at ?? offer?.closed_at ?? order.recorded_at ?? order.stopped_at ?? ''),
          stands: offer === undefined ? gateLine(order).says : offerStands(offer, sources),
        };
      });
  },
};

async function tellOfOrder(id: string, sources: StorySources): Promise<Story | undefined> {
  const order = (await sources.rows(ORDERS)).find((row) => row.order_id === id);
  if (order === undefined) return undefined;
  const customer = (await sources.rows(CUSTOMERS)).find((row) => row.customer_id === order.customer_id);
  const person = CUSTOMER + String(order.customer_id);
  const told = await toldLines(stories, (story) => story === id || story === person, sources);
  const { lines, stands, next } = await ownLines(order, customer, sources);
  return {
    title: titleOf(order, customer),
    stands,
    ...(next === undefined ? {} : { next }),
    lines: inOrder([...(told.length > 0 ? told : [cameIn(order)]), ...lines]),
  };
}

async function tellOfCustomer(id: string, sources: StorySources): Promise<Story | undefined> {
  const customer = (await sources.rows(CUSTOMERS)).find((row) => row.customer_id === id);
  const listed = (await sources.rows(OPTED_OUT)).find((row) => row.customer_id === id);
  const orders = (await sources.rows(ORDERS)).filter((row) => row.customer_id === id);
  if (customer === undefined && listed === undefined && orders.length === 0) return undefined;
  const own = await Promise.all(orders.map((order) => ownLines(order, customer, sources)));
  const ids = new Set([CUSTOMER + id, ...orders.map((order) => String(order.order_id))]);
  const told = await toldLines(stories, (story) => ids.has(story), sources);
  const cap = await capWords(customer, sources);
  return {
    title: `${nameOf(customer)}, ${orders.length === 1 ? 'one order' : `${orders.length} orders`}`,
    stands: listed === undefined ? cap.stands : optedOutWords(listed, sources),
    ...(listed === undefined && cap.next !== undefined ? { next: cap.next } : {}),
    lines: inOrder([
      ...told,
      ...orders.filter(() => told.length === 0).map(cameIn),
      ...own.flatMap(({ lines }) => lines),
    ]),
  };
}

type Own = Pick<Story, 'stands' | 'next' | 'lines'>;

async function ownLines(
  order: StoryRow,
  customer: StoryRow | undefined,
  sources: StorySources,
): Promise<Own> {
  const offer = (await sources.rows(OFFERS)).find((row) => row.order_id === order.order_id);
  const cap = await capWords(customer, sources);
  const gate = gateLine(order);
  const at = String(order.recorded_at ?? order.stopped_at ?? sources.now);
  const isCapped = order.gate_outcome === 'capped';
  const lines: StoryLine[] =
    gate.says === ''
      ? []
      : [{ at, kind: 'decision', says: gate.says, why: isCapped ? cap.stands : gate.why }];
  if (offer === undefined) {
    const stands = isCapped ? cap.stands : gateStands(order);
    const next = isCapped ? cap.next : gate.next;
    return { lines, stands, ...(next === undefined ? {} : { next }) };
  }
  return {
    lines: [...lines, ...offerLines(offer, customer, sources)],
    stands: offerStands(offer, sources),
    ...nextOf(offer, sources),
  };
}

/** "Tom had a nudge on 27 November; the next is possible on 27 December." */
async function capWords(customer: StoryRow | undefined, sources: StorySources): Promise<Own> {
  const name = nameOf(customer);
  const rule = await sources.rule('settings.txt', 'cap');
  const last = textOf(customer?.last_nudged_at);
  const pending = textOf(customer?.nudge_pending_until);
  if (last === undefined)
    return pending !== undefined && pending > sources.now
      ? {
          lines: [],
          stands: `One for an earlier order of ${name}’s is on its way.`,
          next: `The nudge for ${name}’s earlier order goes out first. ${rule ?? ''}`.trim(),
        }
      : { lines: [], stands: `${name} has had no nudge yet.`, next: 'The next order may earn one.' };
  const days = Number(
    /\b(\d{1,4}) days?\b/.exec(rule ?? '')?.[1] ?? (/\ba day\b/.test(rule ?? '') ? 1 : Number.NaN),
  );
  const had = `${name} had a nudge on ${sources.day(last)}`;
  if (Number.isNaN(days))
    return { lines: [], stands: `${had}.`, ...(rule === undefined ? {} : { next: rule }) };
  const possible = new Date(Date.parse(last) + days * DAY_MS).toISOString();
  return {
    lines: [],
    stands: `${had}; the next is possible on ${sources.day(possible)}.`,
    next: `An order from ${sources.day(possible)} on may earn ${name} the next nudge.`,
  };
}

const DAY_MS = 86_400_000;

const optedOutWords = (row: StoryRow, { day }: StorySources): string =>
  `They want no suggestions since ${day(String(row.opted_out_at))} (${String(row.source).replaceAll('-', ' ')}).`;

const titleOf = (order: StoryRow, customer: StoryRow | undefined): string =>
  `Order ${String(order.order_id)}${order.customer_id === undefined ? '' : ` of ${nameOf(customer)}`}`;

const cameIn = (order: StoryRow): StoryLine => ({
  at: String(order.recorded_at ?? order.stopped_at),
  kind: 'event',
  says: EVENTS['order.created'] ?? '',
});

const addressesOf = async (sources: StorySources): Promise<Addresses> =>
  new Map((await sources.rows(CUSTOMERS)).map((row) => [row.customer_id, [row.phone, row.email]]));
