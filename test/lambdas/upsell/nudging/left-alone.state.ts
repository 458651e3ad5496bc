// A nudge that all products together do not let go out, on a real engine: it waits as long as it is welcome, ends with its reason, or is
// put off until somebody answers.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leaveAlone } from '../../../../lambdas/upsell/nudging/left-alone.ts';
import type { OfferRow } from '../../../../lambdas/upsell/rows.ts';
import { anOffer, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);
let last = 0;
async function anOfferDue(changes: Partial<OfferRow> = {}): Promise<OfferRow> {
  last += 1;
  const id = `offer-${last}`;
  const offer = anOffer({
    offer_id: id,
    order_id: id,
    due_at: noon.toISOString(),
    send_at: noon.toISOString(),
    ...changes,
  });
  await tables.documents.send(new PutCommand({ TableName: 'offers', Item: offer }));
  return offer;
}
const left = (
  offer: OfferRow,
  refused: Parameters<typeof leaveAlone>[1],
  { at = noon, since = noon, retryAt = minutes(5) } = {},
) =>
  leaveAlone({ offer, capKeys: ['guest-1'], at, since, retryAt }, refused, {
    ...tables,
    log: { info: () => undefined, warn: () => undefined },
  });
const row = (offer: OfferRow) => tables.offers.get(offer.offer_id);
const enough = (until: Date) => ({ may: false, reason: 'enough-messages', until }) as const;

it('waits for a moment at which it is still welcome, and ends where there is none', async () => {
  const [waits, ends] = [await anOfferDue(), await anOfferDue()];
  expect(await left(waits, enough(minutes(24 * 60)))).toEqual({ result: 'deferred' });
  expect(await row(waits)).toMatchObject({ state: 'chosen', send_at: minutes(24 * 60).toISOString() });
  expect(await left(ends, enough(minutes(24 * 60 + 1)))).toEqual({ result: 'neverSent' });
  expect(await row(ends)).toMatchObject({ state: 'never-sent', reason: 'enough-messages' });
});

it('of somebody who is silent elsewhere ends at once', async () => {
  const offer = await anOfferDue();
  await left(offer, { may: false, reason: 'silent-elsewhere' });
  expect(await row(offer)).toMatchObject({ state: 'never-sent', reason: 'silent-elsewhere' });
});

it('about which nobody can be asked is put off since the first try, holds the others back, and is late in the end', async () => {
  const offer = await anOfferDue();
  const told = await left(offer, { may: false, reason: 'unreachable' });
  expect(told).toEqual({ result: 'putOff', since: noon, holdsAll: true });
  const again = (await row(offer)) as OfferRow;
  expect(again).toMatchObject({ put_off_at: noon.toISOString(), send_at: minutes(5).toISOString() });
  // Beside itself: of two senders one puts it off.
  expect(await left(offer, { may: false, reason: 'unreachable' }, { retryAt: minutes(9) })).toEqual({
    result: 'leftForLater',
  });
  await left(again, { may: false, reason: 'unreachable' }, { at: minutes(5), retryAt: minutes(20) });
  expect(await row(offer)).toMatchObject({
    put_off_at: noon.toISOString(),
    send_at: minutes(20).toISOString(),
  });
});
