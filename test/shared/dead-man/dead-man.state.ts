// The dead man's handle on a real engine: one letter when a store falls silent and one when it is heard again, whatever dies, repeats,
// comes late or runs beside itself.
import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DeadManParts, makeDeadMan } from '../../../shared/dead-man/dead-man.ts';
import { makeHeard, makeNoteHeard } from '../../../shared/dead-man/heard.ts';
import { startEngine, table } from '../../support/dynamo.ts';
import { lettersOn } from '../../support/left-out-letters.ts';

const ZONE = 'Europe/London';
const TUESDAYS = ['2026-05-12', '2026-05-19', '2026-05-26', '2026-06-02'];
const at = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, '0')}:30:00Z`);

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine([table('notices', 'notice_id')]);
});
afterAll(() => engine.stop());

const rows = async () => (await engine.documents.send(new ScanCommand({ TableName: 'notices' }))).Items ?? [];
async function emptied() {
  for (const { notice_id } of await rows())
    await engine.documents.send(new DeleteCommand({ TableName: 'notices', Key: { notice_id } }));
}
beforeEach(emptied);

const log = { warn: () => undefined };
const note = (client: DynamoDBDocumentClient = engine.documents) =>
  makeNoteHeard({ client, table: 'notices', zone: ZONE }, { log });
async function heardOn(...days: readonly string[]) {
  for (const day of days) await note()(at(day));
}
type Changes = Partial<DeadManParts> & { readonly client?: DynamoDBDocumentClient };
/** A process of its own, whose clock stands still. */
function run(now: Date, { client = engine.documents, ...changes }: Changes = {}) {
  const { parts, letters } = lettersOn(client, () => now);
  const deadMan = makeDeadMan({
    ...parts,
    shop: { ...parts.shop, timeZone: ZONE, locale: 'en-GB' },
    heard: makeHeard({ client, table: 'notices' }),
    what: { event: 'order', from: 'the store' },
    ...changes,
  });
  return { deadMan, letters };
}
/** Runs once and answers the subjects of what went out. */
async function morning(day: string) {
  const { deadMan, letters } = run(at(day));
  await deadMan();
  return letters.map(({ subject }) => subject);
}
/** Calls what is asked before and after each of its calls. */
const watched = (trouble: { readonly before?: () => void; readonly after?: () => void }) =>
  ({
    send: async (command: never) => {
      trouble.before?.();
      const answer = await engine.documents.send(command);
      trouble.after?.();
      return answer;
    },
  }) as never;
const SILENT = expect.stringContaining('no order from the store on Tuesday 9 June');
const BACK = expect.stringContaining('the store is heard again');

describe('a store that falls silent', () => {
  it('is told of once, and once when it is heard again', async () => {
    await heardOn(...TUESDAYS);
    expect(await morning('2026-06-10')).toEqual([SILENT]);
    expect(await morning('2026-06-10')).toEqual([]);
    expect(await morning('2026-06-11')).toEqual([]);
    await heardOn('2026-06-11', '2026-06-11');
    expect(await morning('2026-06-11')).toEqual([BACK]);
    expect(await morning('2026-06-11')).toEqual([]);
    expect(await makeHeard({ client: engine.documents, table: 'notices' }).silence()).toEqual({
      backOn: '2026-06-11',
    });
  });

  it('of many days is one, however often it is looked at on the day on which it ends, and the next is another', async () => {
    // Every day of five weeks, then nothing from Monday on, and something on Wednesday.
    const days = Array.from({ length: 35 }, (_, index) => new Date(Date.UTC(2026, 4, 4 + index)));
    await heardOn(...days.map((day) => day.toISOString().slice(0, 10)));
    const MONDAY = expect.stringContaining('no order from the store on Monday 8 June');
    expect(await morning('2026-06-09')).toEqual([MONDAY]);
    expect(await morning('2026-06-10')).toEqual([]);
    await heardOn('2026-06-10');
    expect(await morning('2026-06-10')).toEqual([BACK]);
    expect(await morning('2026-06-10')).toEqual([]);
    expect(await morning('2026-06-10')).toEqual([]);
    const THURSDAY = expect.stringContaining('no order from the store on Thursday 11 June');
    expect(await morning('2026-06-12')).toEqual([THURSDAY]);
    await heardOn('2026-06-12');
    expect(await morning('2026-06-12')).toEqual([BACK]);
    expect(await morning('2026-06-12')).toEqual([]);
  });

  it('of a whole season is told of once', async () => {
    await heardOn(...TUESDAYS);
    expect(await morning('2026-06-10')).toEqual([SILENT]);
    const claim = (await rows()).find(({ notice_id }) => notice_id === 'silent-store#2026-06-09');
    expect(Number(claim?.expires_at) * 1000 - at('2026-06-10').getTime()).toBeGreaterThan(365 * 86_400_000);
  });

  it('is told of in words that say what usually comes, when the last came, and what to type', async () => {
    await heardOn(...TUESDAYS);
    const { deadMan, letters } = run(at('2026-06-10'));
    await deadMan();
    expect(letters[0]?.text).toContain(
      'On a Tuesday there usually is some. The last one came on Tuesday 2 June.',
    );
    expect(letters[0]?.text).toContain('npm run doctor');
  });

  it('is asked about from nine in the morning, and once a day as long as all is well', async () => {
    await heardOn(...TUESDAYS, '2026-06-09');
    let asked = 0;
    const client = watched({
      before: () => {
        asked += 1;
      },
    });
    expect(await run(at('2026-06-10', 6), { client }).deadMan()).toBe('not-yet');
    expect(asked).toBe(0);
    const { deadMan } = run(at('2026-06-10'), { client });
    expect([await deadMan(), await deadMan()]).toEqual(['heard', 'not-yet']);
    expect(asked).toBe(3);
  });

  it('beside itself it is told of once', async () => {
    await heardOn(...TUESDAYS);
    const runs = [run(at('2026-06-10')), run(at('2026-06-10')), run(at('2026-06-10'))];
    await Promise.all(runs.map(({ deadMan }) => deadMan()));
    expect(runs.flatMap(({ letters }) => letters)).toHaveLength(1);
  });

  it('whose letter is put off is told of by the next run, and the run fails so that its alarm rings', async () => {
    await heardOn(...TUESDAYS);
    const sendEmail = async () => ({ outcome: 'later', reason: 'throttled', holdsAll: true }) as const;
    await expect(run(at('2026-06-10'), { sendEmail }).deadMan()).rejects.toThrow('silent-store#2026-06-09');
    expect(await morning('2026-06-11')).toEqual([SILENT]);
  });

  it.each(['before', 'after'] as const)(
    'given a run that dies %s any call, then one letter at most for each',
    async (phase) => {
      for (let step = 1; step <= 9; step += 1) {
        await emptied();
        await heardOn(...TUESDAYS);
        const letters: string[] = [];
        let left = step;
        const client = watched({
          [phase]: () => {
            left -= 1;
            if (left === 0) throw new Error('went away');
          },
        });
        for (const day of ['2026-06-10', '2026-06-11']) {
          const first = run(at(day), { client });
          await first.deadMan().catch(() => undefined);
          letters.push(...first.letters.map(({ subject }) => subject), ...(await morning(day)));
          if (day === '2026-06-10') await heardOn('2026-06-11');
        }
        expect(letters.filter((one) => one.includes('no order')).length).toBeLessThanOrEqual(1);
        expect(letters.filter((one) => one.includes('heard again')).length).toBeLessThanOrEqual(1);
        expect(await morning('2026-06-11')).toEqual([]);
        expect(await makeHeard({ client: engine.documents, table: 'notices' }).silence()).toEqual({
          backOn: '2026-06-11',
        });
      }
    },
  );
});

describe('what came', () => {
  it('is noted once a day and process, by the shop’s own days, and its row goes in time', async () => {
    let writes = 0;
    const noting = note(
      watched({
        before: () => {
          writes += 1;
        },
      }),
    );
    await noting(new Date('2026-06-30T22:30:00Z'));
    await noting(new Date('2026-06-30T22:40:00Z'));
    await noting(new Date('2026-06-30T23:30:00Z'));
    expect(writes).toBe(2);
    const { days } = makeHeard({ client: engine.documents, table: 'notices' });
    expect([...(await days(['2026-06', '2026-07']))].toSorted()).toEqual(['2026-06-30', '2026-07-01']);
    for (const { expires_at } of await rows()) expect(expires_at).toBeGreaterThan(0);
  });

  it('costs no event anything where it cannot be noted', async () => {
    let fails = true;
    const noting = note(
      watched({
        before: () => {
          if (fails) throw new Error('down');
        },
      }),
    );
    await noting(at('2026-06-10'));
    expect(await rows()).toEqual([]);
    fails = false;
    await noting(at('2026-06-10'));
    expect(await rows()).toHaveLength(1);
  });
});
