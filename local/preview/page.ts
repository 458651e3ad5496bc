// What a preview came to, as a page to read and a table to sort. Pure.
import { blockPage } from '../../shared/pages/block-page.ts';
import type { EmailBlock, EmailContent } from '../../shared/pages/email-blocks.ts';
import { type StoryShop, storyWords } from '../../shared/stories/story-words.ts';
import type { Replayed } from './replay.ts';

export type PreviewOf = {
  readonly heading: string;
  readonly shop: EmailContent['shop'] & StoryShop;
  readonly replayed: Replayed;
  /** What could not be read, or was not taken. */
  readonly leftOut: readonly string[];
};

/** So many are told line by line; the table has them all. */
const MOST_TOLD = 400;
const MOST_NAMED = 50;
const MOST_DECIDED = 25;

export function previewPage({ heading, shop, replayed, leftOut }: PreviewOf): string {
  const { stories } = replayed;
  const words = storyWords(shop, stories.at(-1)?.at ?? new Date(0).toISOString());
  const more = stories.length - MOST_TOLD;
  return blockPage({
    shop,
    heading,
    blocks: [
      {
        kind: 'paragraph',
        text: 'This would have come of it, by the rules as they are here. Nobody was written to, and nothing was kept.',
      },
      {
        kind: 'keyValueTable',
        caption: 'What was decided, and how often',
        rows: decided(replayed).map(({ says, count }) => ({ key: says, value: String(count) })),
      },
      ...(leftOut.length === 0
        ? []
        : [
            {
              kind: 'note' as const,
              text: `Left out: ${leftOut.slice(0, MOST_NAMED).join('; ')}${leftOut.length > MOST_NAMED ? `; and ${leftOut.length - MOST_NAMED} more` : ''}.`,
            },
          ]),
      ...stories.slice(0, MOST_TOLD).flatMap((story): readonly EmailBlock[] => [
        {
          kind: 'keyValueTable',
          caption: story.title,
          rows: [
            ...story.lines.map(({ at, says, why }) => ({
              key: words.moment(at),
              value: sentence(says, why),
            })),
            { key: 'So', value: story.stands },
          ],
        },
      ]),
      ...(more > 0 ? [{ kind: 'note' as const, text: `And ${more} more, which are in the table.` }] : []),
    ],
    footer: { lines: ['The file beside this page has the same as a table.'] },
  });
}

/** What was decided, and of how many: the most first. A thing that is decided twice of one story counts once. */
export function decided({ stories }: Pick<Replayed, 'stories'>): readonly { says: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { lines } of stories) {
    const said = lines
      .filter(({ kind }) => kind === 'decision')
      .map(({ says, why = '' }) => sentence(says, why));
    for (const says of new Set(said)) counts.set(says, (counts.get(says) ?? 0) + 1);
  }
  return [...counts]
    .map(([says, count]) => ({ says, count }))
    .toSorted((one, other) => other.count - one.count || one.says.localeCompare(other.says))
    .slice(0, MOST_DECIDED);
}

const sentence = (says: string, why = ''): string => (why === '' ? says : `${says}: ${why}`);

const COLUMNS = ['id', 'at', 'what', 'stands', 'why'] as const;

/** A line for each story, all its reasons in one cell. */
export function previewTable({ stories }: Pick<Replayed, 'stories'>): string {
  const lines = stories.map(({ id, at, title, stands, lines }) =>
    [id, at, title, stands, lines.map(({ says, why }) => sentence(says, why)).join(' · ')].map(cell),
  );
  return [COLUMNS.join(','), ...lines.map((line) => line.join(','))].map((line) => `${line}\r\n`).join('');
}

/** A spreadsheet takes what begins so for a formula. */
function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
