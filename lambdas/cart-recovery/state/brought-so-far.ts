// What reminders brought, all months together: one row per month in cr-notices, each the one before it and its own, so that a summary
// adds one month and never reads all carts.
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { BroughtSoFar } from '../../../shared/owner-mail/brought.ts';
import { type CalendarMonth, previousMonth } from '../../../shared/time/calendar-month.ts';
import type { Brought } from '../decisions/brought.ts';

/** A shop that was closed for longer begins anew. */
const LOOK_BACK_MONTHS = 3;
const DAYS_PER_WEEK = 7;

const keyOf = ({ key }: CalendarMonth) => ({ notice_id: `brought#${key}` });

export type BroughtMonths = ReturnType<typeof makeBroughtMonths>;

export function makeBroughtMonths(client: DynamoDBDocumentClient, table: string) {
  async function before(month: CalendarMonth): Promise<BroughtSoFar> {
    let earlier = month;
    for (let back = 0; back < LOOK_BACK_MONTHS; back += 1) {
      earlier = previousMonth(earlier);
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: keyOf(earlier), ConsistentRead: true }),
      );
      if (Item !== undefined) return Item as unknown as BroughtSoFar;
    }
    return { offered: { of: 0, hits: 0 }, heldOut: { of: 0, hits: 0 }, weeks: 0 };
  }

  return {
    /** Adds the month to what was before it, and remembers that. Safe to repeat: the same month comes to the same. */
    async add(month: CalendarMonth, { offered, heldOut }: Brought): Promise<BroughtSoFar | undefined> {
      const earlier = await before(month);
      // Before anybody was held out there is nobody to compare with, and those months are in no figure.
      if (earlier.heldOut.of + heldOut.of === 0) return undefined;
      const so: BroughtSoFar = {
        offered: { of: earlier.offered.of + offered.of, hits: earlier.offered.hits + offered.hits },
        heldOut: { of: earlier.heldOut.of + heldOut.of, hits: earlier.heldOut.hits + heldOut.hits },
        weeks: earlier.weeks + month.days.length / DAYS_PER_WEEK,
      };
      await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(month), ...so } }));
      return so;
    },
  };
}
