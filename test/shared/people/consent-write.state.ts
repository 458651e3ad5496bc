// The condition of a word's write says what `isNewerWord` says: every word after every other, on a real engine.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePeople } from '../../../lambdas/cart-recovery/state/people.ts';
import type { ConsentWord } from '../../../shared/events/store-events.ts';
import { countsFrom, isNewerWord } from '../../../shared/people/consent.ts';
import { startEngine, table } from '../../support/dynamo.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine([table('people', 'email')]);
});
afterAll(() => engine.stop());

const KINDS: readonly Omit<ConsentWord, 'at'>[] = [
  { agrees: true },
  { agrees: true, ticked: true },
  { agrees: false },
  { agrees: false, pending: true },
  { agrees: false, refused: true },
];
const words: readonly ConsentWord[] = ['2026-06-01', '2026-06-02', '2026-06-03'].flatMap((date) =>
  KINDS.map((kind) => ({ ...kind, at: `${date}T12:00:00.000Z` })),
);

it('asks of a row what the decision asks of what is remembered', async () => {
  const people = makePeople(engine.documents, 'people');
  const wrong: unknown[] = [];
  for (const [place, first] of words.entries())
    for (const [other, second] of words.entries()) {
      const email = `p-${place}-${other}@example.com`;
      const { agrees, pending, refused } = first;
      await engine.documents.send(
        new PutCommand({
          TableName: 'people',
          Item: {
            email,
            consent: agrees,
            consent_at: countsFrom(first),
            ...(pending === true ? { consent_pending: true } : {}),
            ...(refused === true ? { consent_refused: true } : {}),
          },
        }),
      );
      const written = await people.recordConsent(email, second);
      const decided = isNewerWord(second, { ...first, at: countsFrom(first) });
      if (written !== decided) wrong.push({ first, second, written, decided });
    }
  expect(wrong).toEqual([]);
});
