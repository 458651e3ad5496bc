// Why somebody got each message and did not get others: the stories of their orders, carts and points, with the rules that decide.
import type { ProductName } from '../../lib/product-names.ts';
import type { Story, StoryLine, StoryMessage } from '../../shared/stories/story.ts';
import { storyWords } from '../../shared/stories/story-words.ts';
import { type Held, type Row, rowsIn } from './hold.ts';
import type { Reach } from './reach.ts';
import { type Rules, sourcesOf, tellers } from './sources.ts';

export type Told = { readonly id: string; readonly story: Story };

/** What of the rules decides whether and when a message goes out. */
const DECIDING: Readonly<Record<ProductName, readonly string[]>> = {
  upsell: [
    'send-delay',
    'cap',
    'quiet-hours',
    'price-band',
    'never-offer',
    'always-pair',
    'minimum',
    'channel',
    'take-up-window',
    'hold-out',
  ],
  'cart-recovery': ['size', 'quiet-hours', 'do-not-disturb', 'give-up', 'minimum', 'consent', 'hold-out'],
  loyalty: ['rewards', 'regular', 'lapsing', 'lapsing-action', 'max-nudges', 'quiet-hours', 'hold-out'],
};

export const decidingRules = (product: ProductName, rules: Rules): Rules =>
  rules.filter(({ rule }) => DECIDING[product].includes(rule ?? ''));

/** Each order, cart and member of theirs, told; in the order of their first line. */
export async function storiesOf(
  held: Held,
  reach: Reach,
  { messages, rules }: { readonly messages: readonly StoryMessage[]; readonly rules: Rules },
): Promise<readonly Told[]> {
  const sources = sourcesOf(reach, { rows: (table) => rowsIn(held, table), messages, rules });
  const told: Told[] = [];
  for (const id of idsIn(held)) {
    const story = await tellers[held.product].tell(id, sources);
    if (story !== undefined) told.push({ id, story });
  }
  return told.sort((one, other) => startOf(one).localeCompare(startOf(other)));
}

const startOf = ({ story }: Told): string => story.lines[0]?.at ?? '';

function idsIn(held: Held): readonly string[] {
  const all = (table: string, key: string) => rowsIn(held, table).map((row: Row) => String(row[key]));
  const ids = {
    upsell: () => all('orders', 'order_id'),
    'cart-recovery': () => all('state', 'cart_id'),
    loyalty: () => [...all('members', 'phone'), ...all('ledger', 'phone'), ...all('review', 'phone')],
  }[held.product]();
  return [...new Set(ids)];
}

/** A story as lines for a terminal, its times by the shop's clock. */
export function storyLines({ story }: Told, { destination }: Reach): readonly string[] {
  const { moment } = storyWords(destination.shop, destination.now().toISOString());
  return [
    story.title,
    ...story.lines.map(
      (line) =>
        `  ${at(line, moment)}  ${line.says}${line.why === undefined || line.why === '' ? '.' : `: ${line.why}`}`,
    ),
    `  So: ${story.stands}`,
    ...(story.next === undefined ? [] : [`  Next: ${story.next}`]),
  ];
}

const at = (line: StoryLine, moment: (at: string) => string): string =>
  Number.isNaN(Date.parse(line.at)) ? line.at : moment(line.at);
