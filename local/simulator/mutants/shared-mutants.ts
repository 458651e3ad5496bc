// What all products share, with one guard missing. Each is played with every product that uses it.
import type { Mutant } from './mutant.ts';
import { sharedMessages } from './shared-messages.ts';

export const sharedMutants: readonly Mutant[] = [
  ...sharedMessages,
  {
    name: 'own-write-not-known-again',
    says: 'A write whose answer was lost takes its own row for somebody else’s.',
    edits: [
      {
        file: 'shared/aws/conditional-update.ts',
        find: 'if (isConditionFailed(error)) return refusedItem(error)?.last_write === write;',
        replace: 'if (isConditionFailed(error)) return false;',
      },
      {
        file: 'shared/aws/conditional-put.ts',
        find: 'return isOwn(row, attempt) ? { written: true } : { written: false, item: row };',
        replace: 'return { written: false, item: row };',
      },
    ],
    faults: ['answer-lost'],
    aim: { rate: 0.1, services: ['dynamodb'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'transaction-without-a-token',
    says: 'A transaction whose answer was lost is another one when it is tried again.',
    edits: [
      {
        file: 'shared/aws/transact.ts',
        find: 'ClientRequestToken: token };',
        replace: 'ClientRequestToken: undefined };',
      },
      {
        file: 'shared/aws/claim-transaction.ts',
        find: "return reasons.some(({ item }) => item?.[claimedIn] === attempt) ? 'applied' : 'refused';",
        replace: "return reasons.length === 0 ? 'applied' : 'refused';",
      },
    ],
    faults: ['answer-lost'],
    aim: { rate: 0.1, services: ['dynamodb'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'failed-record-forgotten',
    says: 'A message of the queue that could not be handled counts as handled.',
    edits: [
      {
        file: 'shared/handlers/queue-records.ts',
        find: 'batchItemFailures.push({ itemIdentifier: record.messageId });',
        replace: '',
      },
    ],
    faults: ['error-before'],
    aim: { rate: 0.1, services: ['dynamodb'] },
    shown: { days: 2, calmDays: 2 },
  },
  {
    name: 'erasure-does-not-last',
    says: 'The mark of an erasure keeps nobody from coming back.',
    edits: [
      {
        file: 'shared/people/erased.ts',
        find: "const personIsNotErased = 'attribute_not_exists(#source) OR #source <> :erased';",
        replace:
          "const personIsNotErased = 'attribute_not_exists(#source) OR #source <> :erased OR #source = :erased';",
      },
    ],
    faults: [],
    shown: { days: 4, calmDays: 1 },
  },
  {
    name: 'period-finished-though-it-failed',
    says: 'A run that happens once a period notes the period as done when it failed.',
    edits: [
      {
        file: 'shared/time/finished-periods.ts',
        find: '      failures.push(error);\n',
        replace: '      failures.push(error);\n      await finished.finish(past.run, period);\n',
      },
    ],
    faults: ['error-before'],
    aim: { rate: 0.15, services: ['dynamodb', 's3', 'ses'] },
    shown: { days: 4, calmDays: 4 },
  },
  {
    name: 'forgery-believed',
    says: 'A webhook is believed whoever signed it.',
    edits: [
      {
        file: 'shared/webhooks/admit.ts',
        find: "if (verdict.valid) return { kind: 'admitted' };",
        replace: "if (verdict.valid || door !== undefined) return { kind: 'admitted' };",
      },
    ],
    faults: [],
    shown: { days: 1, calmDays: 0 },
  },
  {
    name: 'people-in-the-log',
    says: 'What looks like an address or a number is not struck out of a log.',
    edits: [
      {
        file: 'shared/handlers/log.ts',
        find: "return short.replaceAll(EMAIL, '[email]').replaceAll(PHONE, '[phone]');",
        replace: 'return short;',
      },
      {
        file: 'shared/handlers/log.ts',
        find: "isPrivate(key) ? '[private]' : clean(entry, depth + 1)",
        replace: 'clean(entry, depth + 1)',
      },
    ],
  },
  {
    name: 'alarm-clock-not-moved',
    says: 'A wake-up that is set already is not moved.',
    edits: [
      {
        file: 'shared/aws/one-off-schedules.ts',
        find: 'await parts.client.send(new UpdateScheduleCommand(input(name, at, payload)));\n          return;',
        replace:
          'await parts.client.send(new CreateScheduleCommand(input(name, at, payload)));\n          return;',
      },
    ],
    faults: [],
    shown: { days: 3, calmDays: 1 },
  },
  {
    name: 'link-of-anybody',
    says: 'A link is believed whoever made it.',
    edits: [
      {
        file: 'shared/links/signed-link.ts',
        find: 'return isOurs ? Buffer',
        replace: 'return isOurs || keys.length > 0 ? Buffer',
      },
    ],
    faults: [],
    shown: { days: 3, calmDays: 0 },
  },
];
