// Each law of the loyalty tracker against hand-made evidence that breaks it, and against evidence in which it holds.
import { expect, test } from 'vitest';
import { laws } from '../../../../../local/products/loyalty/simulation/laws/index.ts';
import { breachesOf, type Evidence, hoursAgo, NOW } from '../../../../support/seen.ts';

const phone = '+447700900400';
const email = 'aoife@example.com';
const member = {
  phone,
  balance: 24,
  email,
  email_confirmed_at: '2026-01-01T00:00:00.000Z',
  largest_minor: 1_800,
};
const earn = {
  phone,
  ts: `${hoursAgo(40)}#sale:S-1`,
  points_change: 24,
  reason: 'earn',
  sale_id: 'S-1',
  posted_at: hoursAgo(40),
};
const redeem = (id: string, at: string) => ({
  phone,
  ts: `${at}#redeem:${id}`,
  points_change: -100,
  reason: 'reward-redeem',
  posted_at: at,
});
const items = [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amount: '6.00' }];
const sale = { type: 'sale.completed', sale_id: 'S-1', phone, total: '18.00', items };
const told = { event: sale, at: hoursAgo(40) };
const figures = { total_minor: 1_800, base_points: 18 };
const row = {
  sale_id: 'S-1',
  phone,
  ts: earn.ts,
  move: 'add',
  day: hoursAgo(40).slice(0, 10),
  figures,
  refunds: {},
};
const refund = { type: 'sale.refunded', sale_id: 'R-1', refund_of: 'S-1', total: '18.00' };
const mail = (subject: string, at: string, to = email) => ({ subject: `${subject} Ridgeback`, at, to });
const reward = 'You have earned a reward at';
const balance = 'Your balance at';
const nudge = 'We have missed you at';
const confirm = 'Please confirm your address for';
const decided = (action: string, at: string) => ({ phone, action, ts: `${at}#${action}#S-1` });
const rows = (table: string, ...found: readonly object[]): Evidence =>
  ({ rows: { [table]: found } }) as Evidence;
const left = {
  phone,
  action: 'unsubscribed',
  by_user: 'member',
  ts: `${hoursAgo(20)}#unsubscribed`,
  after: { opted_in: false },
};
const confirmed = {
  phone,
  action: 'email-confirmed',
  by_user: 'member',
  ts: `${hoursAgo(20)}#email-confirmed`,
  after: { opted_in: true },
};
/** In the letter's month, before the shop's local midnight. */
const october = { ...row, day: '2026-10-20' };

/** The till gave all of a sale back, two days ago. */
const givenBack = (ledger: readonly object[]): Evidence => ({
  rows: { 'loy-ledger': ledger as readonly Record<string, unknown>[] },
  told: { deliveries: [told, { event: refund, at: hoursAgo(38) }] },
});

/** Somebody asked to be forgotten, and the operator did it. */
const erased = (at: string): Evidence => ({
  told: {
    people: [
      { product: 'loyalty', name: 'Aoife', phone, email },
      { product: 'loyalty', name: 'Aoife', phone, email: `new.${email}` },
    ],
    facts: [{ kind: 'erased', at, about: { phone } }],
  },
});

/** Somebody bought at five, and the run of seven found them. */
const evening = (...sends: readonly object[]): Evidence => ({
  rows: {
    'loy-members': [{ ...member, opted_in: true }],
    'loy-ledger': [{ ...earn, posted_at: '2026-10-31T17:00:00.000Z' }],
    'loy-sales': [{ ...row, day: '2026-10-31' }],
    'loy-sends': sends as readonly Record<string, unknown>[],
  },
  logs: [
    {
      function: 'loy-nightly-balance',
      line: '{"timestamp":"2026-10-31T19:00:05.000Z","message":"balance mails of the evening","day":"2026-10-31","mails":1}',
    },
  ],
});

/** By the law's own words: what breaks it, and what does not. */
const CASES: Readonly<Record<string, readonly [breaks: Evidence, holds: Evidence]>> = {
  'A member’s balance equals the sum of the ledger.': [
    { rows: { 'loy-members': [{ ...member, balance: 48 }], 'loy-ledger': [earn] } },
    { rows: { 'loy-members': [member], 'loy-ledger': [earn] } },
  ],
  'No balance is ever below zero.': [
    rows('loy-members', { ...member, balance: -1 }),
    rows('loy-members', { ...member, balance: 0 }),
  ],
  'Every operation is applied at most once.': [
    rows('loy-ledger', earn, { ...earn, ts: `${earn.ts}.2` }),
    rows(
      'loy-ledger',
      earn,
      { ...earn, ts: `${earn.ts}#moved.2` },
      redeem('a', NOW),
      redeem('b', hoursAgo(1)),
    ),
  ],
  'Of two pages that were open at once one gives the reward.': [
    rows('loy-ledger', redeem('a', '2026-11-02T12:00:00.000Z'), redeem('b', '2026-11-02T12:00:01.000Z')),
    rows('loy-ledger', redeem('a', '2026-11-02T12:00:00.000Z'), redeem('b', '2026-11-02T12:01:00.000Z')),
  ],
  'Refunds take back exactly what their sale earned, and the last one all the rest.': [
    rows('loy-sales', { ...row, refunds: { 'refund:R-1': { total_minor: 1_800, base_points: 17 } } }),
    rows('loy-sales', { ...row, refunds: { 'refund:R-1': { total_minor: 1_800, base_points: 18 } } }),
  ],
  'Every sale that was taken on is counted with its figures, or waits for a person.': [
    {
      rows: { 'loy-sales': [row], 'loy-ledger': [{ ...earn, points_change: 18 }] },
      told: { deliveries: [told] },
    },
    { rows: { 'loy-sales': [row], 'loy-ledger': [earn] }, told: { deliveries: [told] } },
  ],
  'Every refund that was taken on is taken back, or waits for a person, once its sale is known.': [
    {
      rows: { 'loy-sales': [{ ...row, waiting: { 'refund:R-1': {} } }] },
      told: { deliveries: [told, { ...told, event: refund }] },
    },
    {
      rows: { 'loy-sales': [{ ...row, refunds: { 'refund:R-1': {} } }] },
      told: { deliveries: [told, { ...told, event: refund }] },
    },
  ],
  'The figures of a sale that were written down last count, whatever came last.': [
    {
      ...rows('loy-sales', row),
      told: {
        deliveries: [
          { event: { ...sale, updated_at: hoursAgo(39), total: '20.00', type: 'sale.updated' } },
          { event: { ...sale, updated_at: hoursAgo(40) } },
        ],
      },
    },
    {
      ...rows('loy-sales', { ...row, figures: { ...figures, total_minor: 2_000 } }),
      told: {
        deliveries: [
          { event: { ...sale, updated_at: hoursAgo(39), total: '20.00', type: 'sale.updated' } },
          { event: { ...sale, updated_at: hoursAgo(40) } },
        ],
      },
    },
  ],
  'A basket that the document wants looked at is not counted before a manager has agreed.': [
    { rows: { 'loy-ledger': [earn] }, told: { deliveries: [{ event: { ...sale, total: '1800.00' } }] } },
    {
      rows: { 'loy-ledger': [earn], 'loy-review': [{ about: 'S-1', status: 'approved' }] },
      told: { deliveries: [{ event: { ...sale, total: '1800.00' } }] },
    },
  ],
  'A held sale is decided at most once.': [
    rows('loy-audit', decided('approve', hoursAgo(2)), decided('reject', hoursAgo(1))),
    rows('loy-audit', decided('approve', hoursAgo(2)), {
      ...decided('reject', hoursAgo(1)),
      phone: 'another',
    }),
  ],
  'A sale that was written down is counted or held in the end, also where nobody tells it again.': [
    rows('loy-sales', { ...row, day: '2026-10-30' }),
    { rows: { 'loy-sales': [{ ...row, day: '2026-10-30' }], 'loy-ledger': [earn] } },
  ],
  'A day that is noted as copied has a whole copy.': [
    rows('loy-notices', { notice_id: 'backup#2026-11-01' }),
    {
      ...rows('loy-notices', { notice_id: 'backup#2026-11-01' }),
      objects: [{ bucket: 'b', key: '2026-11-01/manifest.json', body: '{}' }],
    },
  ],
  'A reward is announced once for each time that it came within reach.': [
    { ...rows('loy-members', member), messages: [mail(reward, NOW)] },
    {
      rows: { 'loy-members': [member], 'loy-ledger': [{ ...earn, points_change: 120 }] },
      messages: [mail(reward, NOW)],
    },
  ],
  'Every reward that came within reach is announced, or the list of what was sent says why not.': [
    {
      rows: {
        'loy-members': [{ ...member, balance: 300 }],
        'loy-ledger': [{ ...earn, crossed: ['a free lunch'] }],
      },
    },
    {
      rows: {
        'loy-members': [{ ...member, balance: 300 }],
        'loy-ledger': [{ ...earn, crossed: ['a free lunch'] }],
        'loy-sends': [{ phone, letter: `reward#guest-x#${earn.ts}` }],
      },
    },
  ],
  'No mail goes to a member who does not want it, or to an address that is not confirmed or in trouble.': [
    { rows: { 'loy-members': [member], 'loy-audit': [left] }, messages: [mail(balance, NOW)] },
    {
      // Confirmed once more since the first of these went out.
      rows: {
        'loy-members': [{ ...member, email_confirmed_at: hoursAgo(25) }],
        'loy-audit': [left],
      },
      messages: [mail(balance, hoursAgo(30)), mail(reward, NOW)],
    },
  ],
  'An address is confirmed, and mail is stopped, by nobody but its reader.': [
    rows('loy-audit', confirmed),
    {
      ...rows('loy-audit', confirmed),
      told: { facts: [{ kind: 'confirmed', at: hoursAgo(20), about: { phone } }] },
    },
  ],
  'No mail to a member goes out inside the quiet hours.': [
    { messages: [mail(balance, '2026-11-01T22:00:00.000Z')] },
    { messages: [mail(balance, '2026-11-01T19:00:00.000Z'), mail(confirm, '2026-11-01T22:00:00.000Z')] },
  ],
  'No mail to a member is older than it is welcome.': [
    rows('loy-sends', {
      letter: 'nightly#guest-x#2026-10-30',
      kind: 'nightly-balance',
      at: '2026-10-31T14:00:00.000Z',
      outcome: 'sent',
    }),
    rows('loy-sends', {
      letter: 'nightly#guest-x#2026-10-30',
      kind: 'nightly-balance',
      at: '2026-10-31T09:00:00.000Z',
      outcome: 'sent',
    }),
  ],
  'A member gets one balance mail for an evening.': [
    { messages: [mail(balance, '2026-11-01T19:00:00.000Z'), mail(balance, '2026-11-01T20:00:00.000Z')] },
    { messages: [mail(balance, '2026-11-01T09:00:00.000Z'), mail(balance, '2026-11-01T19:00:00.000Z')] },
  ],
  'An address is asked to confirm three times a day at most, and three times more where staff wrote it down.':
    [
      { messages: [1, 2, 3, 4].map((hour) => mail(confirm, hoursAgo(hour))) },
      {
        messages: [1, 2, 3, 4].map((hour) => mail(confirm, hoursAgo(hour))),
        told: { facts: [{ kind: 'leaves-address', at: hoursAgo(1), about: { email } }] },
      },
    ],
  'A regular is nudged twice at most since the last visit, by the sweep but once, and not while they come.': [
    { rows: { 'loy-members': [member], 'loy-ledger': [earn] }, messages: [mail(nudge, NOW)] },
    { rows: { 'loy-members': [member] }, messages: [mail(nudge, hoursAgo(1)), mail(nudge, NOW)] },
  ],
  'A month’s letter to the owner comes once, with the figures of the rows.': [
    {
      ...rows('loy-sales', october),
      messages: [
        {
          subject: 'Loyalty in October 2026',
          text: 'Purchases with points  2\nSales held for review  0',
          at: NOW,
        },
      ],
    },
    {
      ...rows('loy-sales', october),
      messages: [
        {
          subject: 'Loyalty in October 2026',
          text: 'Purchases with points  1\nSales held for review  0',
          at: NOW,
        },
      ],
    },
  ],
  'Every month in which somebody bought has its letter.': [
    { ...rows('loy-sales', october), now: '2026-11-05T12:00:00.000Z' },
    {
      ...rows('loy-sales', october),
      now: '2026-11-05T12:00:00.000Z',
      messages: [{ subject: 'Loyalty in October 2026', at: NOW }],
    },
  ],
  'The balance mails of an evening go out one after the other, at the pace of the account.': [
    { messages: [mail(balance, NOW), mail(balance, NOW, 'ben@example.com')] },
    {
      messages: [
        mail(balance, NOW),
        mail(balance, NOW, 'ben@example.com'),
        mail(balance, '2026-11-02T12:00:00.100Z', 'cy@example.com'),
      ],
      faults: [{ function: 'loy-email-dispatch', kind: 'duplicate' }],
    },
  ],
  'Each balance mail of an evening is in the list of what was sent, or came too late, or waits for a person.':
    [evening(), evening({ phone, letter: 'nightly#guest-x#2026-10-31', outcome: 'unknown' })],
  'What a till’s own books leave of a sale after its refunds is what the ledger adds up to.': [
    givenBack([{ ...earn, points_change: 24 }]),
    givenBack([earn, { ...earn, ts: 'r', points_change: -24, reason: 'refund' }]),
  ],
  'An erased member is in no table, no later copy and no work that waits, and is never made anew.': [
    { ...erased(hoursAgo(2)), tables: ['loy-members'], rows: { 'loy-members': [member] } },
    // Within the hour, and in what was copied before.
    { ...erased(hoursAgo(0.5)), tables: ['loy-members'], rows: { 'loy-members': [member] } },
  ],
  'GET and HEAD change nothing of loyalty.': [
    { told: { visits: [{ at: NOW, wrote: ['dynamodb PutItem'] }] } },
    { told: { visits: [{ at: NOW, method: 'POST', wrote: ['dynamodb PutItem'] }] } },
  ],
};

test.each(laws.map((law) => [law.says, law] as const))('%s', async (says, law) => {
  const [breaks, holds] = CASES[says] ?? [{}, {}];
  expect(await breachesOf(law, 'loyalty', breaks)).not.toEqual([]);
  expect(await breachesOf(law, 'loyalty', holds)).toEqual([]);
});

test('given a balance mail that names no evening, then it is noticed', async () => {
  const law = laws.find(({ says }) => says.startsWith('No mail to a member is older'))!;
  const send = { letter: 'nightly#guest-x#0.42', kind: 'nightly-balance', at: NOW, outcome: 'sent' };
  expect(await breachesOf(law, 'loyalty', rows('loy-sends', send))).toHaveLength(1);
});

test('given somebody who was erased, then every word for them is found in rows, in work that waits and in later copies', async () => {
  const law = laws.find(({ says }) => says.startsWith('An erased member'))!;
  const long = erased(hoursAgo(60));
  const inRow = (row: object): Evidence => ({
    ...long,
    tables: ['loy-audit', 'upsr-orders'],
    rows: { 'loy-audit': [row as Record<string, unknown>], 'upsr-orders': [{ phone }] },
  });
  for (const word of [phone, email, `new.${email}`, 'Aoife'])
    expect(await breachesOf(law, 'loyalty', inRow({ after: { any: `${word}` } }))).toHaveLength(1);
  expect(await breachesOf(law, 'loyalty', inRow({ phone: 'erased:0a' }))).toEqual([]);
  const work = [{ in: 'loy-emails', body: `{"phone":"${phone}"}` }];
  expect(await breachesOf(law, 'loyalty', { ...long, waiting: work })).toHaveLength(1);
  expect(await breachesOf(law, 'loyalty', { ...erased(hoursAgo(30)), waiting: work })).toEqual([]);
  const copyOf = (day: string): Evidence => ({
    ...long,
    phase: 'over',
    objects: [{ bucket: 'loy-backups', key: `${day}/members.jsonl.gz`, body: phone }],
  });
  expect(await breachesOf(law, 'loyalty', copyOf('2026-11-02'))).toHaveLength(1);
  expect(await breachesOf(law, 'loyalty', copyOf('2026-10-31'))).toEqual([]);
});

test('given an erasure that somebody stopped, then nobody is judged by it before it was run again', async () => {
  const law = laws.find(({ says }) => says.startsWith('An erased member'))!;
  const begun = { kind: 'erased', at: hoursAgo(50), acknowledgedAt: undefined, about: { phone } };
  const evidence = { tables: ['loy-members'], rows: { 'loy-members': [member] }, told: { facts: [begun] } };
  expect(await breachesOf(law, 'loyalty', evidence)).toEqual([]);
});

test('given three nudges and no visit, then it is noticed', async () => {
  const law = laws.find(({ says }) => says.startsWith('A regular is nudged twice'))!;
  const messages = [1, 2, 3].map((hour) => mail(nudge, hoursAgo(hour)));
  expect(await breachesOf(law, 'loyalty', { ...rows('loy-members', member), messages })).toHaveLength(1);
});

test('given two nudges of the sweep since one listing, then it is noticed, and one by a person is none of its', async () => {
  const law = laws.find(({ says }) => says.startsWith('A regular is nudged twice'))!;
  const nudged = (number: number, by_user: string) => ({
    phone,
    action: 'nudge',
    by_user,
    ts: `${hoursAgo(number)}#nudge`,
    after: { nudge_count: number, ref: `2026-10-26T09:00:00.000Z#${number}` },
  });
  const twice = rows('loy-audit', nudged(1, 'system'), nudged(2, 'system'));
  expect(await breachesOf(law, 'loyalty', twice)).toHaveLength(1);
  const both = rows('loy-audit', nudged(1, 'system'), nudged(2, 'sue'));
  expect(await breachesOf(law, 'loyalty', both)).toEqual([]);
});

test('given mail that came back, then what goes to that address a day later is noticed, though it arrives nowhere', async () => {
  const law = laws.find(({ says }) => says.startsWith('No mail goes to a member who'))!;
  const bounced = { ...left, by_user: 'system', after: { opted_in: false, email_trouble: 'bounce' } };
  const send = { phone, kind: 'reward-earned', at: hoursAgo(1), outcome: 'sent' };
  const told = (kind: string, at: string) => ({
    rows: { 'loy-audit': [bounced], 'loy-sends': [{ ...send, kind, at }] },
  });
  expect(await breachesOf(law, 'loyalty', told('reward-earned', hoursAgo(1)))).toHaveLength(1);
  // Word of it may be hours behind, and a question goes to whatever address is to be confirmed.
  expect(await breachesOf(law, 'loyalty', told('reward-earned', hoursAgo(18)))).toEqual([]);
  expect(await breachesOf(law, 'loyalty', told('confirm', hoursAgo(1)))).toEqual([]);
});

test('given an evening’s mail that came too late, or waits among the dead letters, or somebody who left, then none is missing', async () => {
  const law = laws.find(({ says }) => says.startsWith('Each balance mail'))!;
  const dropped = { function: 'loy-email-dispatch', line: '{"message":"mail dropped","reason":"too-late"}' };
  const own = evening();
  const excuses: readonly Evidence[] = [
    { ...own, logs: [...(own.logs ?? []), dropped] },
    { ...own, deadLetters: [{ queue: 'loy-undelivered', at: NOW, body: '{}' }] },
    { ...own, rows: { ...own.rows, 'loy-audit': [{ ...left, ts: `${NOW}#unsubscribed` }] } },
    { ...own, rows: { ...own.rows, 'loy-members': [{ ...member, opted_in: false }] } },
  ];
  for (const excuse of excuses) expect(await breachesOf(law, 'loyalty', excuse)).toEqual([]);
});

test('given a part of a sale that went back, then its money and its beans leave the rest', async () => {
  const law = laws.find(({ says }) => says.startsWith('What a till’s own books'))!;
  const beans = { ...refund, total: '6.00', items };
  const after = (points_change: number): Evidence => ({
    rows: { 'loy-ledger': [earn, { ...earn, ts: 'r', points_change, reason: 'refund' }] },
    told: { deliveries: [told, { event: beans, at: hoursAgo(38) }, { event: beans, at: hoursAgo(37) }] },
  });
  expect(await breachesOf(law, 'loyalty', after(-12))).toEqual([]);
  expect(await breachesOf(law, 'loyalty', after(-6))).toHaveLength(1);
});

test('given a refund that waits for a person, or somebody took a change back by hand, then the till is not asked', async () => {
  const law = laws.find(({ says }) => says.startsWith('What a till’s own books'))!;
  const wrong = givenBack([earn]);
  const held = { ...wrong, rows: { ...wrong.rows, 'loy-review': [{ about: 'S-1', kind: 'refund' }] } };
  expect(await breachesOf(law, 'loyalty', held)).toEqual([]);
  expect(await breachesOf(law, 'loyalty', givenBack([earn, { ...earn, reason: 'reversed' }]))).toEqual([]);
});

test('given mail to somebody who was forgotten since, then what came before is not judged, and what comes after is', async () => {
  const law = laws.find(({ says }) => says.startsWith('No mail goes to a member who'))!;
  const forgotten = erased(hoursAgo(2));
  const mailed = (hours: number) => ({ ...forgotten, messages: [mail(balance, hoursAgo(hours))] });
  expect(await breachesOf(law, 'loyalty', mailed(5))).toEqual([]);
  expect(await breachesOf(law, 'loyalty', mailed(1))).toHaveLength(1);
});

test('given stamps that came or went without a row, then the ledger tells of it', async () => {
  const sums = laws.find(({ says }) => says.startsWith('A member’s balance equals'))!;
  const with_ = (has: object, ...ledger: readonly object[]): Evidence =>
    ({ rows: { 'loy-members': [{ ...member, ...has }], 'loy-ledger': ledger } }) as Evidence;
  const stamped = { ...earn, stamps: { latte: 3 } };
  expect(await breachesOf(sums, 'loyalty', with_({ 'stamps:latte': 3 }, stamped))).toEqual([]);
  expect(await breachesOf(sums, 'loyalty', with_({ 'stamps:latte': 4 }, stamped))).toHaveLength(1);
  expect(await breachesOf(sums, 'loyalty', with_({}, stamped))).toHaveLength(1);
  expect(await breachesOf(sums, 'loyalty', with_({ 'stamps:latte': 1 }, earn))).toHaveLength(1);
});

test('given a sale of a number that was forgotten, then nobody misses it, and an erasure that is half done has no ledger', async () => {
  const counted = laws.find(({ says }) => says.startsWith('Every sale that was taken on'))!;
  const own = { ...erased(hoursAgo(60)) };
  const late = { told: { ...own.told, deliveries: [told] } };
  expect(await breachesOf(counted, 'loyalty', late)).toEqual([]);
  expect(await breachesOf(counted, 'loyalty', { told: { deliveries: [told] } })).toHaveLength(1);
  const sums = laws.find(({ says }) => says.startsWith('A member’s balance equals'))!;
  const half = { kind: 'erased', at: hoursAgo(1), acknowledgedAt: undefined, about: { phone } };
  expect(await breachesOf(sums, 'loyalty', { ...rows('loy-ledger', earn), told: { facts: [half] } })).toEqual(
    [],
  );
});
