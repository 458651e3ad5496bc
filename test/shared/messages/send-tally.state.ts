// Turns and counts of messages, on a real engine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFates } from '../../../shared/messages/failure-rate.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { makeSendTally } from '../../../shared/messages/send-tally.ts';
import { makeTellOfFailures } from '../../../shared/messages/tell-of-failures.ts';
import { makeTurns } from '../../../shared/messages/turns.ts';
import { startEngine, table } from '../../support/dynamo.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine([table('notices', 'notice_id')]);
});
afterAll(() => engine.stop());

const eight = new Date('2026-06-10T07:00:00.000Z');
const hoursAfter = (from: Date, hours: number) => new Date(from.getTime() + hours * 3_600_000);

describe('turns at one moment', () => {
  it('are spread at the pace of the account, and the first is punctual', async () => {
    const turns = makeTurns({ documents: engine.documents, table: 'notices', perSecond: 2 });
    const taken = await Promise.all(Array.from({ length: 7 }, () => turns.take(eight)));
    const seconds = taken.map((at) => (at.getTime() - eight.getTime()) / 1000).sort((a, b) => a - b);
    expect(seconds).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });

  it('of another moment begin anew', async () => {
    const turns = makeTurns({ documents: engine.documents, table: 'notices', perSecond: 1 });
    const nine = hoursAfter(eight, 1);
    expect(await turns.take(nine)).toEqual(nine);
  });
});

describe('the count of messages', () => {
  it('is of the hours asked for, over midnight too', async () => {
    const tally = makeSendTally({ documents: engine.documents, table: 'notices' });
    const night = new Date('2026-03-01T23:30:00.000Z');
    await Promise.all([
      tally.count({ sent: 3, refused: 1 }, night),
      tally.count({ sent: 2 }, night),
      tally.count({ unknown: 1, late: 2 }, hoursAfter(night, 1)),
      tally.count({ sent: 50 }, hoursAfter(night, -25)),
      tally.count({}, night),
    ]);
    expect(await tally.between(hoursAfter(night, -24), hoursAfter(night, 1))).toEqual({
      sent: 5,
      refused: 1,
      unknown: 1,
      late: 2,
    });
    const empty = new Date('2026-01-01T00:00:00.000Z');
    expect(await tally.between(empty, hoursAfter(empty, 5))).toEqual(noFates);
  });
});

describe('a run that sends', () => {
  let now = new Date('2026-05-01T09:00:00.000Z');
  const parts = () => ({
    log: { info() {}, warn() {}, error() {}, forRequest: () => parts().log },
    now: () => now,
    notices: makeNotices({ documents: engine.documents, table: 'notices', now: () => now }),
    tally: makeSendTally({ documents: engine.documents, table: 'notices' }),
  });
  const tell = (run: Parameters<ReturnType<typeof makeTellOfFailures>>[0]) =>
    makeTellOfFailures(parts())(run);

  it('fails once a day when more than one in a hundred did not surely go out, and not before', async () => {
    await tell({ fates: { sent: 150 } });
    await tell({ fates: { refused: 1 } });
    await expect(tell({ fates: { unknown: 1 } })).rejects.toThrow(/1 were refused.*of 1 nobody knows; 150/);
    await tell({ fates: { refused: 1 } });
    now = hoursAfter(now, 24);
    await expect(tell({ fates: { refused: 9 } })).rejects.toThrow(/refused/);
  });

  it('fails for what a function counted that must not fail itself, once a day, and not for less than is too much', async () => {
    now = new Date('2026-05-08T09:00:00.000Z');
    const counted = makeSendTally({ documents: engine.documents, table: 'notices' });
    await counted.count({ sent: 150, refused: 1 }, now);
    await tell({ fates: {}, failedElsewhere: true });
    await counted.count({ unknown: 1 }, now);
    await tell({ fates: {} });
    await expect(tell({ fates: {}, failedElsewhere: true })).rejects.toThrow(/of 1 nobody knows/);
    await tell({ fates: {}, failedElsewhere: true });
  });

  it('fails once a day when a message is held up for over an hour', async () => {
    now = new Date('2026-05-05T09:00:00.000Z');
    await tell({ fates: {}, heldUpSince: hoursAfter(now, -0.9) });
    await expect(tell({ fates: {}, heldUpSince: hoursAfter(now, -1) })).rejects.toThrow(/wait since/);
    await tell({ fates: {}, heldUpSince: hoursAfter(now, -2) });
  });
});
