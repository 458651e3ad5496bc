// The messages of all products, each with one guard missing.
import type { Mutant } from './mutant.ts';

export const sharedMessages: readonly Mutant[] = [
  {
    name: 'send-again-what-may-have-arrived',
    says: 'A message whose fate nobody knows is taken for one that did not go out.',
    edits: [
      {
        file: 'shared/messages/claim-and-send.ts',
        find: 'await claim.noteUnknown(result.reason);',
        replace: "await claim.giveBack({ outcome: 'later', reason: result.reason, holdsAll: false });",
      },
    ],
    faults: ['answer-lost'],
  },
  {
    name: 'mail-repeated-by-the-client',
    says: 'The client of the mail service repeats a call whose answer was lost.',
    edits: [
      {
        file: 'shared/aws/ses-client.ts',
        find: 'new SESv2Client(atMostOnce())',
        replace: 'new SESv2Client({ ...atMostOnce(), maxAttempts: 3 })',
      },
    ],
    faults: ['answer-lost'],
  },
  {
    name: 'text-repeated-by-the-client',
    says: 'The client of the text service repeats a call whose answer was lost.',
    edits: [
      {
        file: 'shared/aws/sns-client.ts',
        find: 'new SNSClient(atMostOnce())',
        replace: 'new SNSClient({ ...atMostOnce(), maxAttempts: 3 })',
      },
    ],
    faults: ['answer-lost'],
    aim: { rate: 0.4, services: ['sns'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'claim-kept-where-nothing-went-out',
    says: 'A message that the service put off keeps its claim, and never goes out.',
    edits: [
      {
        file: 'shared/messages/claim-and-send.ts',
        find: '      log.warn(`${what} refused for now`, { ...facts, reason: result.reason });\n      await claim.giveBack(result);',
        replace: '      log.warn(`${what} refused for now`, { ...facts, reason: result.reason });',
      },
    ],
    faults: ['throttled'],
    aim: { rate: 0.4, services: ['ses', 'sns'] },
    shown: { days: 2, calmDays: 2 },
  },
  {
    name: 'letter-without-a-claim',
    says: 'A letter or a mail is not claimed before it is sent.',
    edits: [
      {
        file: 'shared/messages/notices.ts',
        find: "const noticeIsFree = 'attribute_not_exists(notice_id) OR expires_at <= :now';",
        replace:
          "const noticeIsFree = 'attribute_not_exists(notice_id) OR expires_at <= :now OR expires_at > :now';",
      },
    ],
    faults: ['duplicate', 'comes-again'],
  },
  {
    name: 'trouble-told-at-every-run',
    says: 'The owner hears of messages that do not go out at every run, not once a day.',
    edits: [
      {
        file: 'shared/messages/tell-of-failures.ts',
        find: '      `${kind}#${at.toISOString().slice(0, 10)}`,',
        replace: '      `${kind}#${at.toISOString()}`,',
      },
    ],
    faults: ['answer-lost'],
    aim: { rate: 0.6, services: ['ses', 'sns'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'trouble-never-told',
    says: 'The owner never hears of messages that do not go out.',
    edits: [
      {
        file: 'shared/messages/tell-of-failures.ts',
        find: "if (isTooManyFailures(counts) && (await isNews('send-failures', at)))",
        replace: "if (counts.sent < 0 && (await isNews('send-failures', at)))",
      },
    ],
    faults: ['answer-lost'],
    aim: { rate: 0.6, services: ['ses', 'sns'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'bad-document-told-at-every-look',
    says: 'The owner hears of a mistake in a document whenever somebody reads it.',
    edits: [
      {
        file: 'shared/rules/tell-owner.ts',
        find: 'claim: `bad-version:${problem.document}:${problem.version}`,',
        replace: 'claim: `bad-version:${problem.document}:${problem.version}:${Math.random()}`,',
      },
    ],
    faults: [],
    shown: { days: 3, calmDays: 0 },
  },
  {
    name: 'service-asked-again-at-once',
    says: 'A service that says later is asked again without a pause.',
    edits: [
      {
        file: 'shared/messages/next-try.ts',
        find: 'const waitMs = Math.min(LATEST_MS, Math.max(SOONEST_MS, waitingMs / 4));',
        replace: 'const waitMs = Math.min(LATEST_MS, Math.max(0, waitingMs / 40_000));',
      },
    ],
    faults: ['throttled'],
    aim: { rate: 0.6, services: ['ses', 'sns'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'letter-put-off-and-forgotten',
    says: 'A run whose letter was put off takes its period for done.',
    edits: [
      {
        file: 'shared/messages/send-once.ts',
        find: "if (told.outcome === 'later' || told.outcome === 'refused')",
        replace: "if (told.outcome === 'later' && letter === '')",
      },
    ],
    faults: ['throttled'],
    aim: { rate: 0.7, services: ['ses'] },
    shown: { days: 4, calmDays: 4 },
  },
];
