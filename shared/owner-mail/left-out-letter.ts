// Tells the owner of rows that a run had to leave out: one letter for each row and reason, however often it is met again.

import type { LeftOutRow } from '../handlers/each-row.ts';
import { type SendOnceParts, sendOnce } from '../messages/send-once.ts';
import type { EmailContent } from '../pages/email-blocks.ts';
import { emailParts } from '../pages/email-parts.ts';
import type { Shop } from '../shop/shop.ts';
import { cut, shorten } from '../text/cut.ts';
import { sha256Base64Url } from '../text/digest.ts';
import { oneLine } from '../text/well-formed.ts';

export type LeftOutParts = SendOnceParts & { readonly shop: Pick<Shop, 'name' | 'look' | 'ownerEmails'> };

export type LeftOut = {
  /** Names the run, "nightly-list"; part of what is remembered. */
  readonly run: string;
  /** What was done without them, "the list of carts of 2026-06-09". */
  readonly from: string;
  readonly rows: readonly LeftOutRow[];
};

/** The same row left out again after so long is news again. */
const REMEMBERED_DAYS = 90;
/** So many are named, and asked about, in one run; the rest is counted. */
const MOST_NAMED = 20;
const LONGEST_ROW = 80;
const LONGEST_REASON = 160;

/** Never throws for a letter that did not go out: it is written again when the row is met again. */
export async function tellLeftOut({ run, from, rows }: LeftOut, parts: LeftOutParts): Promise<void> {
  if (rows.length === 0) return;
  parts.log.info('rows were left out', { run, rows: rows.length });
  const named = rows.slice(0, MOST_NAMED);
  // One name for this very set, so that a set that stays the same is told once.
  const set = named.map(({ row, why }) => `${row} ${why}`).sort();
  await sendOnce(
    {
      claim: `left-out:${run}:${sha256Base64Url(set.join('\0'))}`,
      email: { to: parts.shop.ownerEmails, ...letter({ from, rows, named }, parts.shop) },
      keepDays: REMEMBERED_DAYS,
      facts: { letter: 'left-out', run, rows: rows.length },
    },
    parts,
  );
}

function letter(
  {
    from,
    rows,
    named,
  }: { readonly from: string; readonly rows: readonly LeftOutRow[]; readonly named: readonly LeftOutRow[] },
  shop: Pick<Shop, 'name' | 'look'>,
) {
  const more = rows.length - named.length;
  const subject = `${shop.name}: ${rows.length} left out of ${from}`;
  const content: EmailContent = {
    shop,
    heading: `${rows.length} left out of ${from}`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Everything else is done as always. These could not be handled, and trying again will not help:',
      },
      {
        kind: 'keyValueTable',
        caption: 'Left out',
        rows: named.map(({ row, why }) => ({
          key: shorten(oneLine(row), LONGEST_ROW) || '(no name)',
          value: cut(oneLine(why), { characters: LONGEST_REASON }),
        })),
      },
      ...(more > 0 ? [{ kind: 'note' as const, text: `And ${more} more.` }] : []),
      { kind: 'paragraph', text: 'Please show this letter to whoever looks after your shop system.' },
    ],
    footer: { lines: ['This letter comes once for what it names.'] },
  };
  return { subject, ...emailParts(content) };
}
