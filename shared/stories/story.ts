// The story of one order, one cart, one person: what came in, what was decided and why, what went out, and what comes next. A
// product tells it from its own rows; the console and `npm run person` draw it, and know nothing of what it is about.

/** A message that went out, as far as a story speaks of it. */
export type StoryMessage = {
  readonly id: string;
  readonly at: string;
  readonly product: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
};

export type StoryLine = {
  /** ISO-8601 UTC. */
  readonly at: string;
  /** What a store said, what was decided, what went out, what a person did. */
  readonly kind: 'event' | 'decision' | 'message' | 'deed';
  readonly says: string;
  /** The reason, as a sentence. */
  readonly why?: string;
  /** The message in the inbox. */
  readonly message?: string;
};

export type Story = {
  /** "Order R-1 of Tom". */
  readonly title: string;
  /** How it stands, and why, as sentences. */
  readonly stands: string;
  /** What would come next; absent where nothing will by itself. */
  readonly next?: string;
  readonly lines: readonly StoryLine[];
};

export type ListedStory = {
  readonly id: string;
  readonly title: string;
  /** ISO; of what happened last. */
  readonly at: string;
  readonly stands: string;
};

/** A row of a table, as the laptop shows it. */
export type StoryRow = Readonly<Record<string, unknown>>;

/** What a store posted: the body, the moment, and how it was answered. */
export type ToldEvent = {
  readonly at: string;
  readonly status: number;
  readonly body: unknown;
  readonly answer: string;
};

/** Whose story an event belongs to, what it says, and the sentence that says why nothing comes of it where nothing does; or why it belongs to none. */
export type EventMeaning =
  | { readonly story: string; readonly says: string; readonly quiet?: string }
  | { readonly nothing: string };

export type StorySources = {
  /** By the short name; empty where there is no such table. */
  rows(table: string): Promise<readonly StoryRow[]>;
  messages(): readonly StoryMessage[];
  /** What this product's stores and tills posted, oldest first. */
  readonly told: readonly ToldEvent[];
  /** What the rule of that name in the owner's document says now; undefined where nobody knows. */
  rule(document: string, rule: string): Promise<string | undefined>;
  /** ISO; the shop's clock. */
  readonly now: string;
  /** "27 November", in the shop. */
  day(at: string): string;
  /** "27 November at 09:05", in the shop. */
  moment(at: string): string;
  money(minor: unknown, currency: unknown): string;
};

/** A product's own: how its rows, messages and events make stories. */
export interface StoryTeller {
  /** The story that a row belongs to; undefined where it belongs to none. */
  ofRow(table: string, row: StoryRow): string | undefined;
  ofMessage(message: StoryMessage, sources: StorySources): Promise<string | undefined>;
  ofEvent(body: unknown, sources: StorySources): Promise<EventMeaning>;
  tell(id: string, sources: StorySources): Promise<Story | undefined>;
  /** All there are, in any order. */
  list(sources: StorySources): Promise<readonly ListedStory[]>;
}

/** Why nothing comes of a repeat. */
export const TOLD_BEFORE = 'Told before; what is told twice counts once.';

/** In the order of time; what happened at one moment stays in the order in which it was told. */
export const inOrder = (lines: readonly StoryLine[]): readonly StoryLine[] =>
  [...lines].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** The events of one story, as lines: what was said, and where it was not simply taken, how it was answered. */
export async function toldLines(
  teller: Pick<StoryTeller, 'ofEvent'>,
  isOfStory: (story: string) => boolean,
  sources: StorySources,
): Promise<readonly StoryLine[]> {
  const seen = new Set<string>();
  const lines: StoryLine[] = [];
  for (const { at, status, body, answer } of sources.told) {
    const meaning = await teller.ofEvent(body, sources);
    if (!('story' in meaning) || !isOfStory(meaning.story)) continue;
    const text = JSON.stringify(body);
    const isRepeat = seen.has(text);
    if (status < 400) seen.add(text);
    const why = status >= 400 ? refusal(status, answer) : isRepeat ? TOLD_BEFORE : undefined;
    lines.push({ at, kind: 'event', says: meaning.says, ...(why === undefined ? {} : { why }) });
  }
  return lines;
}

/** Why something that was posted was not taken in. */
export function refusal(status: number, answer: string): string {
  if (status === 401 || status === 403)
    return 'Turned away: its signature is wrong, so nobody knows who sent it. Nothing of it is kept.';
  if (status === 429) return 'Turned away for now: too much at once. Whoever sent it is to come again.';
  if (status >= 500) return 'It could not be taken in just now. Whoever sent it is to come again.';
  return `It could not be read, and nothing of it is kept: ${answer}`;
}

/** The message to one of these addresses that went out within some minutes of a moment. */
export function messageAt(
  messages: readonly StoryMessage[],
  { product, to, at }: { readonly product: string; readonly to: readonly unknown[]; readonly at: string },
): StoryMessage | undefined {
  const addresses = to.map((address) => String(address).toLowerCase());
  return messages
    .filter(
      (message) =>
        message.product === product && addresses.includes(message.to.toLowerCase()) && isNear(message.at, at),
    )
    .sort((a, b) => distance(a.at, at) - distance(b.at, at))[0];
}

const NEAR_MS = 10 * 60_000;
const distance = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other));
const isNear = (one: string, other: string): boolean => distance(one, other) <= NEAR_MS;

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
