// Two accounts of one story held against each other.
import type { Account } from '../stories/account.ts';
import { type Difference, differences, noPairs, tableDifferences } from './alike.ts';
import { KNOWN, type Known } from './known.ts';

export type Found = Difference & { readonly known: Known | undefined };
export type Held = { readonly compared: string; readonly found: readonly Found[] };

/** What was compared, in a word or two, and all that is not alike. */
export function hold(story: string, laptop: Account, second: Account): Held {
  const pairs = noPairs();
  const tables = Object.keys(laptop.tables);
  const found = [
    ...differences(laptop.seen, second.seen, pairs, 'answers').map((one) => withWhat(one, laptop)),
    ...tables.flatMap((table) =>
      tableDifferences(laptop.tables[table] ?? [], second.tables[table] ?? [], pairs, table),
    ),
    ...tableDifferences(laptop.messages, second.messages, pairs, 'messages'),
  ];
  const rows = tables.reduce((sum, table) => sum + (laptop.tables[table]?.length ?? 0), 0);
  return {
    compared: `${laptop.seen.length} answers, ${rows} rows, ${laptop.messages.length} messages`,
    found: found.map((one) => ({ ...one, known: KNOWN.find((known) => isThis(known, story, one)) })),
  };
}

/** An answer by what it was, not by its number. */
function withWhat({ where, ...rest }: Difference, { seen }: Account): Difference {
  const [, index = ''] = /^answers\[(\d+)\]/.exec(where) ?? [];
  const what = seen[Number(index)]?.what;
  return { where: what === undefined ? where : `answer: ${what}`, ...rest };
}

const isThis = (known: Known, story: string, { where, left, right }: Difference): boolean =>
  known.stories.includes(story) && known.where.test(where) && known.isIt(left, right);
