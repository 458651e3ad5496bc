import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerView as cartView } from '../../../lambdas/cart-recovery/owner/owner-view.ts';
import { ownerView as loyaltyView } from '../../../lambdas/loyalty/owner/owner-view.ts';
import { ownerView } from '../../../lambdas/upsell/owner/owner-view.ts';
import { defaultUpsellSettings } from '../../../lambdas/upsell/rules/settings.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import type { Email, SendOutcome } from '../../../shared/messages/outcome.ts';
import type { OwnerView } from '../../../shared/rules/explained.ts';
import type { Goods } from '../../../shared/rules/goods.ts';
import { problemLetter } from '../../../shared/rules/problem-letter.ts';
import type { BadVersion } from '../../../shared/rules/source.ts';
import { makeTellOwner } from '../../../shared/rules/tell-owner.ts';
import { type Engine, startEngine, table } from '../../support/dynamo.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine([table('notices', 'notice_id')]);
});
afterAll(() => engine.stop());

let now = 0;
let test = 0;
beforeEach(() => {
  now = Date.UTC(2026, 0, 1);
  test += 1;
});

const notices = () =>
  makeNotices({ documents: engine.documents, table: 'notices', now: () => new Date(now) });

describe('claiming a notice', () => {
  const claim = (id: string, attempt: string) => notices().claim(id, now / 1000 + 60, attempt);

  it('given twenty claims at once, then one wins', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => claim('n-1', `a-${index}`)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('given a claim that was released, then it can be taken again', async () => {
    expect(await claim('n-2', 'a')).toBe(true);
    await notices().release('n-2', 'a');
    expect(await claim('n-2', 'b')).toBe(true);
  });

  it('given another attempt gives its own claim back, then this one stays', async () => {
    await claim('n-4', 'a');
    await notices().release('n-4', 'b');
    expect(await claim('n-4', 'b')).toBe(false);
  });

  it('given the same attempt asks again because its answer was lost, then the claim is still its own', async () => {
    expect(await claim('n-5', 'a')).toBe(true);
    expect(await claim('n-5', 'a')).toBe(true);
    expect(await claim('n-5', 'b')).toBe(false);
  });

  it('given a claim whose time is over, then it can be taken again, deleted or not', async () => {
    await claim('n-3', 'a');
    now += 59_000;
    expect(await claim('n-3', 'b')).toBe(false);
    now += 1_000;
    expect(await claim('n-3', 'b')).toBe(true);
  });
});

const bad = (): BadVersion => ({
  document: 'settings.txt',
  version: `v-${test}`,
  problems: [
    {
      line: 12,
      text: 'Wait a <b>bit</b>.',
      message: 'Not understood',
      nearest: 'Wait 60 minutes before sending.',
    },
  ],
  inForce: 'earlier-version',
});

function given(
  outcome: SendOutcome = { outcome: 'sent', messageId: 'm' },
  goods: () => Promise<Goods> = async () => ({ things: [], totals: [] }),
  view: OwnerView = ownerView,
) {
  const sent: Email[] = [];
  const tell = makeTellOwner({
    ...view,
    goods,
    shop: {
      name: 'Ridgeback Cycles',
      ownerEmails: ['owner@ridgeback.example'],
      currency: 'GBP',
      locale: 'en-GB',
      country: 'GB',
    },
    notices: notices(),
    now: () => new Date(now),
    log: { info: () => {}, warn: () => {} },
    sendEmail: async (email) => {
      sent.push(email);
      return outcome;
    },
  });
  return { sent, tell };
}

describe('telling the owner of a bad version', () => {
  it('given a bad version seen by many runs, then one letter goes out', async () => {
    const { sent, tell } = given();
    await Promise.all(
      [1, 2, 3].map(() => tell([{ document: 'settings.txt', problem: bad() }, { document: 'voice.txt' }])),
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      to: ['owner@ridgeback.example'],
      subject: 'Ridgeback Cycles: please look at your upsell settings again',
    });
  });

  it('given the rules that are in force meanwhile, then the letter says them in plain words', async () => {
    const { sent, tell } = given();
    await tell([{ document: 'settings.txt', problem: bad(), rules: defaultUpsellSettings }]);
    expect(sent[0]?.text).toContain('A nudge goes out 1 hour after the order.');
    expect(sent[0]?.html).toContain('A nudge goes out 1 hour after the order.');
  });

  const inForce = {
    ...defaultUpsellSettings,
    neverOffer: [
      { kind: 'any', value: 'bells' },
      { kind: 'any', value: 'joining' },
    ],
  } as const;
  const document = () => ({ document: 'settings.txt', problem: bad(), rules: inForce });
  const shopHas = async (): Promise<Goods> => ({
    things: [{ name: 'Brass bell', code: 'BELL', priceMinor: 600, isOffered: true }],
    totals: [],
  });

  it('given an edit, then the letter shows the rules in force on things of the shop, and names that nothing has', async () => {
    const { sent, tell } = given(undefined, shopHas);
    await tell([document()], 'edited');
    for (const part of [sent[0]?.text, sent[0]?.html]) {
      expect(part).toContain('Kept away: Brass bell.');
      expect(part).toContain('Look again: no item called “joining” was sold so far.');
    }
  });

  it('given a shop that cannot be looked at, or no edit, then the letter comes all the same and doubts nothing', async () => {
    const failing = given(undefined, () => Promise.reject(new Error('throttled')));
    await failing.tell([document()], 'edited');
    const regular = given(undefined, () => Promise.reject(new Error('never asked')));
    await regular.tell([{ ...document(), problem: { ...bad(), version: `regular-${test}` } }]);
    for (const { sent } of [failing, regular]) {
      expect(sent).toHaveLength(1);
      expect(sent[0]?.text).not.toContain('Look again');
    }
  });

  const good = (changes = {}) => ({
    document: 'settings.txt',
    version: `good-${test}`,
    rules: inForce,
    ...changes,
  });

  it('given a version that is understood and names what nothing has, then one letter shows it and the rules at work', async () => {
    const { sent, tell } = given(undefined, shopHas);
    for (let time = 0; time < 3; time += 1) await tell([good()], 'edited');
    await Promise.all([tell([good()], 'edited'), tell([good()], 'edited')]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.subject).toBe('Ridgeback Cycles: a name in your upsell settings that nothing has');
    for (const part of [sent[0]?.text, sent[0]?.html]) {
      expect(part).toContain('Every sentence was understood');
      expect(part).toContain('Look again: no item called “joining” was sold so far.');
      expect(part).toContain('Kept away: Brass bell.');
      expect(part).toContain('A nudge goes out 1 hour after the order.');
    }
  });

  it('given another version that names it, then another letter; given names that the shop has, the text as shipped or no edit, none', async () => {
    const { sent, tell } = given(undefined, shopHas);
    await tell([good({ rules: defaultUpsellSettings })], 'edited');
    await tell([good({ version: 'built-in' })], 'edited');
    await tell([good()], 'regular');
    expect(sent).toEqual([]);
    await tell([good()], 'edited');
    await tell([good({ version: `other-${test}` })], 'edited');
    expect(sent).toHaveLength(2);
  });

  it('given a shop that cannot be looked at, or has nothing yet, then no name is doubted', async () => {
    const failing = given(undefined, () => Promise.reject(new Error('throttled')));
    await failing.tell([good()], 'edited');
    const empty = given();
    await empty.tell([good()], 'edited');
    expect([...failing.sent, ...empty.sent]).toEqual([]);
  });

  it('given the letter was rejected, then the next look after an edit tries again', async () => {
    const { sent, tell } = given({ outcome: 'later', reason: 'throttled', holdsAll: true }, shopHas);
    await tell([good()], 'edited');
    await tell([good()], 'edited');
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['upsell', ownerView, 'settings.txt'],
    ['cart-recovery', cartView, 'rules.txt'],
    ['loyalty', loyaltyView, 'rules.txt'],
  ])(
    'given a version of %s that stands for a quarter of a year, then its letter comes once',
    async (product, view, document) => {
      const { sent, tell } = given(undefined, undefined, view);
      const problem = { ...bad(), document, version: `${product}-${test}` };
      for (let day = 0; day < 92; day += 1) {
        now = Date.UTC(2026, 0, 1 + day);
        await tell([{ document, problem }], day % 30 === 0 ? 'edited' : 'regular');
      }
      expect(sent).toHaveLength(1);
    },
  );

  it('given another bad version, then another letter goes out', async () => {
    const { sent, tell } = given();
    await tell([{ document: 'settings.txt', problem: bad() }]);
    await tell([{ document: 'settings.txt', problem: { ...bad(), version: 'another' } }]);
    expect(sent).toHaveLength(2);
  });

  it('given a letter that was rejected, then the next run tries again', async () => {
    const { sent, tell } = given({ outcome: 'later', reason: 'throttled', holdsAll: true });
    await tell([{ document: 'settings.txt', problem: bad() }]);
    await tell([{ document: 'settings.txt', problem: bad() }]);
    expect(sent).toHaveLength(2);
  });

  it('given a letter that may have gone out, then it is not sent again', async () => {
    const { sent, tell } = given({ outcome: 'unknown', reason: 'time-out' });
    await tell([{ document: 'settings.txt', problem: bad() }]);
    await tell([{ document: 'settings.txt', problem: bad() }]);
    expect(sent).toHaveLength(1);
    const Key = { notice_id: `bad-version:settings.txt:v-${test}` };
    const { Item } = await engine.documents.send(new GetCommand({ TableName: 'notices', Key }));
    expect(Item).toMatchObject({ outcome: 'unknown', reason: 'time-out' });
  });
});

describe('the letter', () => {
  it('names the line, the sentence, what to write, and what stays in force; in both parts', () => {
    const letter = problemLetter({
      title: 'upsell settings',
      shop: { name: 'Ridgeback Cycles' },
      bad: bad(),
      inForce: [{ line: 0, text: '', means: 'No nudge <i>at night</i>.', rule: 'quiet-hours' }],
    });
    for (const part of [letter.text, letter.html]) {
      expect(part).toContain('Line 12');
      expect(part).toContain('Wait 60 minutes before sending.');
      expect(part).toContain('the last version that was understood stays in force');
    }
    expect(letter.text).toContain('Wait a <b>bit</b>.');
    expect(letter.html).not.toContain('<b>bit');
    expect(letter.text).toContain('In force meanwhile:\n  No nudge <i>at night</i>.');
    expect(letter.html).toContain('No nudge &lt;i&gt;at night&lt;/i&gt;.');
  });
});
