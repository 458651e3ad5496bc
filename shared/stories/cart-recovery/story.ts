// The story of a cart: what was left, each reminder or why there was none, and how it ended. The story of an address is that of
// all its carts.
import {
  type EventMeaning,
  inOrder,
  type ListedStory,
  messageAt,
  type Story,
  type StoryLine,
  type StoryRow,
  type StorySources,
  type StoryTeller,
  textOf,
  toldLines,
} from '../story.ts';
import { actionLine, CLOSED, skipWhy, stepWord } from './story-words.ts';

const CARTS = 'cr-state';
const SENDS = 'cr-sends';
const AUDIT = 'cr-audit';
const PEOPLE = ['cr-people', 'cr-unsub'];
const PERSON = 'person:';

const EVENTS: Readonly<Record<string, string>> = {
  'cart.updated': 'The store tells of the cart',
  'cart.saved': 'The store says that the cart was saved for later',
  'checkout.completed': 'The store says that it was checked out',
  'cart.cancelled': 'The store says that it was cancelled',
  'shopper.erased': 'The store asks to forget this shopper',
};

/** Why nothing comes of it, where nothing does. */
const QUIET: Readonly<Record<string, string>> = {
  'cart.updated': 'The cart is as it was, or it is over already.',
  'cart.saved': 'The wait goes on as it was; a reminder is worded for it.',
  'checkout.completed': 'The cart is over already.',
  'cart.cancelled': 'The cart is over already.',
  'shopper.erased': 'No reminder was waiting that had to be stopped. What was known of them is gone.',
};

export const stories: StoryTeller = {
  ofRow(table, row) {
    const cart = textOf(row.cart_id);
    if (cart !== undefined) return cart.startsWith('guest-') ? undefined : cart;
    const email = textOf(row.email);
    return PEOPLE.some((name) => table.startsWith(name)) && email?.includes('@') ? PERSON + email : undefined;
  },

  async ofMessage(message, { rows }) {
    const sent = (await rows(SENDS)).find((row) => sentAs(row, [message]) !== undefined);
    return textOf(sent?.cart_id);
  },

  async ofEvent(body): Promise<EventMeaning> {
    const { type, cart_id: cart, email } = body as Record<string, unknown>;
    const says = EVENTS[String(type)] ?? `The store says ${String(type)}`;
    const quiet = QUIET[String(type)];
    const why = quiet === undefined ? {} : { quiet };
    if (typeof cart === 'string') return { story: cart, says, ...why };
    if (typeof email === 'string') return { story: PERSON + email.toLowerCase(), says, ...why };
    return { nothing: 'It is about no cart and no shopper, so nothing comes of it.' };
  },

  tell: (id, sources) =>
    id.startsWith(PERSON) ? tellOfPerson(id.slice(PERSON.length), sources) : tellOfCart(id, sources),

  async list(sources) {
    return (await sources.rows(CARTS)).map(
      (cart): ListedStory => ({
        id: String(cart.cart_id),
        title: titleOf(cart),
        at: String(
          cart.closed_at ?? cart.bought_at ?? cart.second_at ?? cart.first_at ?? cart.changed_at ?? '',
        ),
        stands: standsOf(cart, sources),
      }),
    );
  },
};

async function tellOfCart(id: string, sources: StorySources): Promise<Story | undefined> {
  const cart = (await sources.rows(CARTS)).find((row) => row.cart_id === id);
  if (cart === undefined) return undefined;
  const person = typeof cart.email === 'string' ? PERSON + cart.email : undefined;
  const told = await toldLines(stories, (story) => story === id || story === person, sources);
  const next = nextOf(cart, sources);
  return {
    title: titleOf(cart),
    stands: standsOf(cart, sources),
    ...(next === undefined ? {} : { next }),
    lines: inOrder([...(told.length > 0 ? told : rowEvents(cart)), ...(await ownLines(cart, sources))]),
  };
}

async function tellOfPerson(email: string, sources: StorySources): Promise<Story | undefined> {
  const carts = (await sources.rows(CARTS)).filter((row) => row.email === email);
  const listed = (await sources.rows('cr-unsub')).find((row) => row.email === email);
  if (carts.length === 0 && listed === undefined) return undefined;
  const ids = new Set([PERSON + email, ...carts.map((cart) => String(cart.cart_id))]);
  const told = await toldLines(stories, (story) => ids.has(story), sources);
  const own = await Promise.all(carts.map((cart) => ownLines(cart, sources)));
  return {
    title: `${email}, ${carts.length === 1 ? 'one cart' : `${carts.length} carts`}`,
    stands:
      listed === undefined
        ? 'Reminders are welcome, as far as anybody has said.'
        : `No reminders since ${sources.day(String(listed.unsubscribed_at))} (${String(listed.source)}).`,
    lines: inOrder([...(told.length > 0 ? told : carts.flatMap(rowEvents)), ...own.flat()]),
  };
}

async function ownLines(cart: StoryRow, sources: StorySources): Promise<readonly StoryLine[]> {
  const id = cart.cart_id;
  const sends = (await sources.rows(SENDS)).filter((row) => row.cart_id === id);
  const trail = (await sources.rows(AUDIT)).filter((row) => row.cart_id === id);
  const changed = textOf(cart.changed_at);
  return [
    ...(changed === undefined || cart.began_at === undefined ? [] : [waitLine(cart, changed, sources)]),
    ...sends.map((row): StoryLine => {
      const at = String(row.sent_at);
      const step = stepWord(row.step);
      if (row.outcome !== 'sent')
        return { at, kind: 'decision', says: `No ${step} reminder`, why: skipWhy(row) };
      const message = sentAs(row, sources.messages());
      return {
        at,
        kind: 'message',
        says: `The ${step} reminder goes out`,
        ...(message === undefined ? {} : { message: message.id, why: message.subject ?? '' }),
      };
    }),
    ...trail.map((row): StoryLine => actionLine(row)),
  ];
}

const waitLine = (cart: StoryRow, changed: string, { money }: StorySources): StoryLine => ({
  at: changed,
  kind: 'decision',
  says: typeof cart.email === 'string' ? 'The wait begins' : 'Nobody can be reminded yet',
  why:
    typeof cart.email === 'string'
      ? `A cart of ${money(cart.total_minor, cart.currency)}: its size decides how long it waits, and every change begins the wait again.`
      : 'The store knows no address of the shopper. Once it does, the wait counts from the last change.',
});

function standsOf(cart: StoryRow, { moment, money }: StorySources): string {
  const total = money(cart.total_minor, cart.currency);
  if (cart.status === 'bought')
    return `Bought on ${moment(String(cart.bought_at))}: no reminder goes out any more.`;
  if (cart.status === 'closed')
    return `Closed${cart.closed_at === undefined ? '' : ` on ${moment(String(cart.closed_at))}`}: ${CLOSED[String(cart.closed_reason)] ?? String(cart.closed_reason)}.`;
  if (cart.erased_at !== undefined) return 'Its shopper asked to be forgotten.';
  if (cart.changed_at === undefined) return 'Only its end is known so far.';
  return `Left with ${total} in it, last changed on ${moment(String(cart.changed_at))}.`;
}

function nextOf(cart: StoryRow, { moment }: StorySources): string | undefined {
  if (cart.status !== 'open') return 'Nothing more comes of this cart; a new one may be reminded of.';
  const at = textOf(cart.wakeup_at);
  if (cart.waits === undefined || at === undefined)
    return cart.email === undefined
      ? 'Once the store tells an address, a reminder may go out.'
      : 'Nothing is planned for it.';
  const step = cart.first_at === undefined ? 'first' : cart.second_at === undefined ? 'second' : undefined;
  return step === undefined
    ? `It is looked at once more on ${moment(at)}, and then closed.`
    : `If nothing changes, the ${step} reminder is due on ${moment(at)}; at night it waits for the morning.`;
}

const titleOf = (cart: StoryRow): string =>
  `Cart ${String(cart.cart_id)}${typeof cart.name === 'string' ? ` of ${cart.name}` : ''}`;

/** What the row itself remembers of what the store said. */
const rowEvents = (cart: StoryRow): readonly StoryLine[] => [
  ...(textOf(cart.began_at) === undefined
    ? []
    : [{ at: String(cart.began_at), kind: 'event' as const, says: EVENTS['cart.updated'] ?? '' }]),
  ...(textOf(cart.bought_at) === undefined
    ? []
    : [{ at: String(cart.bought_at), kind: 'event' as const, says: EVENTS['checkout.completed'] ?? '' }]),
];

const sentAs = (row: StoryRow, messages: Parameters<typeof messageAt>[0]) =>
  row.outcome === 'sent'
    ? messageAt(messages, { product: 'cart-recovery', to: [row.recipient], at: String(row.sent_at) })
    : undefined;
