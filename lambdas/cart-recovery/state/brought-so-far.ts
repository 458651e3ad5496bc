// What reminders brought, a row per month in cr-notices, so that a summary adds months and never reads all carts. The months before the
// last are counted once more while people still return what they bought: what is cancelled or refunded later takes it back.
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { BroughtSoFar } from '../../../shared/owner-mail/brought.ts';
import { type CalendarMonth, previousMonth } from '../../../shared/time/calendar-month.ts';
import { type Brought, together } from '../decisions/brought.ts';

/** A year: what people bought longer ago says little of today. */
const MOST_MONTHS = 12;
/** For so long after its month a cart is looked at once more; stores take back for a month or two. */
const RECOUNTED_MONTHS = 2;
const DAYS_PER_WEEK = 7;

const keyOf = ({ key }: CalendarMonth) => ({ notice_id: `brought#${key}` });

export type BroughtMonths = ReturnType<typeof makeBroughtMonths>;

export function makeBroughtMonths(client: DynamoDBDocumentClient, table: string) {
  async function known(month: CalendarMonth): Promise<Brought | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keyOf(month), ConsistentRead: true }),
    );
    return Item as Brought | undefined;
  }

  return {
    /** All since somebody was held out first, as the months were counted last; undefined where nobody was. */
    async soFar(last: CalendarMonth): Promise<BroughtSoFar | undefined> {
      const counted: { readonly of: CalendarMonth; readonly brought: Brought }[] = [];
      let of = last;
      for (let back = 0; back < MOST_MONTHS; back += 1) {
        const brought = await known(of);
        if (brought !== undefined) counted.unshift({ of, brought });
        of = previousMonth(of);
      }
      return sinceTheFirst(counted);
    },

    /**
     * Counts the month, and the ones before it once more, remembers that, and adds up all since somebody was held out first. Safe to
     * repeat: the same carts come to the same.
     */
    async add(
      month: CalendarMonth,
      own: Brought,
      recount: (month: CalendarMonth) => Promise<Brought>,
    ): Promise<BroughtSoFar | undefined> {
      const months = [month];
      while (months.length < MOST_MONTHS) months.push(previousMonth(months.at(-1) ?? month));
      const counted: { readonly of: CalendarMonth; readonly brought: Brought; readonly isNew: boolean }[] =
        [];
      for (const [back, of] of months.entries()) {
        const before = back === 0 ? own : await known(of);
        if (before === undefined) continue;
        const isNew = back <= RECOUNTED_MONTHS;
        counted.unshift({ of, brought: isNew && back > 0 ? await recount(of) : before, isNew });
      }
      for (const { of, brought } of heldOutSince(counted).filter(({ isNew }) => isNew))
        await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(of), ...brought } }));
      return sinceTheFirst(counted);
    },
  };
}

type CountedMonth = { readonly of: CalendarMonth; readonly brought: Brought };

/** Before anybody was held out there is nobody to compare with, and those months are in no figure. */
function heldOutSince<Month extends CountedMonth>(counted: readonly Month[]): readonly Month[] {
  const first = counted.findIndex(({ brought }) => brought.heldOut.of > 0);
  return first === -1 ? [] : counted.slice(first);
}

function sinceTheFirst(counted: readonly CountedMonth[]): BroughtSoFar | undefined {
  const since = heldOutSince(counted);
  if (since.length === 0) return undefined;
  const days = since.reduce((sum, { of }) => sum + of.days.length, 0);
  return { ...together(since.map(({ brought }) => brought)), weeks: days / DAYS_PER_WEEK };
}
