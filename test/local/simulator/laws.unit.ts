// Each law of the house against hand-made evidence that breaks it, and against evidence in which it holds.
import { expect, test } from 'vitest';
import { alarmsHaveAReason } from '../../../local/simulator/laws/alarms-have-a-reason.ts';
import { deadLettersHaveAReason } from '../../../local/simulator/laws/dead-letters-have-a-reason.ts';
import { forgeriesAreRefused } from '../../../local/simulator/laws/forgeries-are-refused.ts';
import { forgeriesChangeNothing } from '../../../local/simulator/laws/forgeries-change-nothing.ts';
import { houseLaws } from '../../../local/simulator/laws/index.ts';
import { lastingFailuresAreTold } from '../../../local/simulator/laws/lasting-failures-are-told.ts';
import { noCallIsDenied } from '../../../local/simulator/laws/no-call-is-denied.ts';
import { nobodyIsNamedInALog } from '../../../local/simulator/laws/nobody-is-named-in-a-log.ts';
import { openingAPageChangesNothing } from '../../../local/simulator/laws/opening-a-page-changes-nothing.ts';
import { queuesRunDry } from '../../../local/simulator/laws/queues-run-dry.ts';
import { theSameMessageOnce } from '../../../local/simulator/laws/the-same-message-once.ts';
import { troubleIsToldOnceADay } from '../../../local/simulator/laws/trouble-is-told-once-a-day.ts';
import { breachesOf, hoursAgo, type LawCase, NOW } from '../../support/seen.ts';

const ana = { product: 'shop', name: 'Ana', email: 'ana@example.com', phone: '+447700900123' };
const dead = { queue: 'shop-jobs-dlq', at: NOW, body: '{}' };
const fault = { function: 'shop-picker', at: hoursAgo(1) };
const alarm = (hours: number) => ({ subject: 'Shop: It failed (shop-sender-errors)', at: hoursAgo(hours) });
const failing = (day: string, unknown: number) => ({
  function: 'shop-sender',
  line: JSON.stringify({
    timestamp: `${day}T12:00:00.000Z`,
    message: 'messages that did not surely go out',
    sent: 9,
    refused: 0,
    unknown,
    late: 0,
  }),
});
/** Of six days each may have one of each kind. */
const sendingTrouble = { function: 'shop-sender', line: '{"errorType":"SendingTroubleError"}' };
const twice = [
  { subject: 'Hello', text: 'Your cart', at: hoursAgo(2) },
  { subject: 'Hello', text: 'Your cart', at: NOW },
];

const CASES: readonly LawCase[] = [
  {
    law: noCallIsDenied,
    given: 'a call that was denied',
    breaks: { denied: [{ function: 'shop-picker', action: 'dynamodb:PutItem', resource: 'table/x' }] },
    holds: {},
  },
  {
    law: deadLettersHaveAReason,
    given: 'a dead letter without trouble',
    breaks: { deadLetters: [dead], faults: [fault, { ...fault, function: 'other-picker' }] },
    holds: { deadLetters: [dead], faults: [fault, fault, fault] },
  },
  {
    law: lastingFailuresAreTold,
    given: 'a dead letter of which nobody was told',
    breaks: { deadLetters: [{ ...dead, at: hoursAgo(3) }] },
    holds: {
      deadLetters: [
        { ...dead, at: hoursAgo(3) },
        { ...dead, queue: 'shop-undelivered' },
      ],
      messages: [{ subject: 'Shop: A job failed (shop-jobs-dlq-depth)', at: hoursAgo(2) }],
    },
  },
  {
    law: lastingFailuresAreTold,
    given: 'messages that fail day after day, and nobody was told',
    breaks: { logs: [failing('2026-11-01', 1), failing('2026-11-02', 1)] },
    holds: {
      logs: [
        failing('2026-11-01', 1),
        failing('2026-11-02', 1),
        { function: 'shop-sender', line: '{"errorType":"SendingTroubleError"}' },
        { ...failing('2026-11-01', 0), function: 'other-sender' },
      ],
    },
  },
  {
    law: nobodyIsNamedInALog,
    given: 'a number in a log',
    breaks: { told: { people: [ana] }, logs: [{ function: 'f', line: 'sent to +447700900123' }] },
    holds: { told: { people: [ana] }, logs: [{ function: 'f', line: 'sent to [phone], Anatole' }] },
  },
  {
    law: openingAPageChangesNothing('shop'),
    given: 'a robot whose GET wrote something',
    breaks: { told: { visits: [{ at: NOW, wrote: ['dynamodb UpdateItem'] }] } },
    holds: {
      told: {
        visits: [
          { at: NOW, wrote: [] },
          { at: NOW, method: 'POST', wrote: ['dynamodb UpdateItem'] },
        ],
      },
    },
  },
  {
    law: theSameMessageOnce,
    given: 'the same words twice on a day',
    breaks: { messages: twice },
    holds: {
      messages: [
        twice[0]!,
        { ...twice[1]!, text: 'Your other cart' },
        { ...twice[1]!, to: 'ben@example.com' },
      ],
    },
  },
  {
    law: alarmsHaveAReason,
    given: 'an alarm at every run',
    breaks: {
      messages: [alarm(5), alarm(4), alarm(3)],
      faults: [{ function: 'shop-sender', kind: 'slow', at: hoursAgo(3) }],
    },
    holds: {
      messages: [alarm(5), alarm(4), alarm(3)],
      faults: [{ function: 'shop-sender', at: hoursAgo(3) }],
    },
  },
  {
    law: troubleIsToldOnceADay,
    given: 'trouble that every run tells of',
    breaks: { logs: Array.from({ length: 13 }, () => sendingTrouble) },
    holds: { logs: Array.from({ length: 12 }, () => sendingTrouble) },
  },
  {
    law: queuesRunDry,
    given: 'a queue that is never empty',
    breaks: { queues: [{ name: 'shop-jobs', visible: 1, dead: 0 }] },
    holds: {
      queues: [
        { name: 'shop-jobs', visible: 0, dead: 0 },
        { name: 'shop-jobs-dlq', visible: 1, dead: 1 },
      ],
    },
  },
  {
    law: forgeriesAreRefused,
    given: 'a forgery that was believed',
    breaks: { told: { deliveries: [{ event: {}, forgery: 'signature' }] } },
    holds: {
      told: {
        deliveries: [
          { event: {}, forgery: 'signature', status: 401 },
          { event: {}, forgery: 'replay' },
          { event: {} },
        ],
      },
    },
  },
  {
    law: forgeriesChangeNothing,
    given: 'a forged sale in a table',
    breaks: { tables: ['shop-sales'], rows: { 'shop-sales': [{ sale_id: 'MADE-UP-3' }] } },
    holds: {
      tables: ['shop-sales'],
      rows: { 'shop-sales': [{ sale_id: 'S-3' }] },
      told: {
        deliveries: [
          { event: {}, forgery: 'body', wrote: [] },
          { event: {}, wrote: ['dynamodb PutItem'] },
        ],
      },
    },
  },
  {
    law: forgeriesChangeNothing,
    given: 'a link with another token that wrote something',
    breaks: { told: { visits: [{ at: NOW, by: 'forger', wrote: ['dynamodb PutItem'] }] } },
    holds: {
      told: {
        visits: [
          { at: NOW, by: 'forger', wrote: [] },
          { at: NOW, wrote: ['ses SendEmail'] },
        ],
      },
    },
  },
  {
    law: forgeriesChangeNothing,
    given: 'a forgery in a copy',
    breaks: { objects: [{ bucket: 'copies', key: 'day', body: '{"sale_id":"MADE-UP-3"}' }] },
    holds: { objects: [{ bucket: 'copies', key: 'day', body: '{}' }] },
  },
];

test.each(CASES)('given $given, then it is noticed that $law.says', async ({ law, breaks, holds }) => {
  expect(await breachesOf(law, 'shop', breaks)).not.toEqual([]);
  expect(await breachesOf(law, 'shop', holds)).toEqual([]);
});

test('given the one GET of a person that acts, then it may, and a robot’s may not', async () => {
  const law = openingAPageChangesNothing('shop', ({ url }) => url.includes('/a/'));
  const visit = { at: NOW, url: 'http://127.0.0.1:4701/a/x', wrote: ['dynamodb UpdateItem'] } as const;
  expect(await breachesOf(law, 'shop', { told: { visits: [{ ...visit, by: 'person' }] } })).toEqual([]);
  expect(await breachesOf(law, 'shop', { told: { visits: [visit] } })).not.toEqual([]);
});

test('given the list of laws, then each was seen to be broken', () => {
  const tried = CASES.map(({ law }) => law.says);
  expect(houseLaws.filter(({ says }) => !tried.includes(says))).toEqual([]);
});
