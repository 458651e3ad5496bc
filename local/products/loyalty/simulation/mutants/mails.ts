// Mails and the daily copy, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/loyalty';

export const mails: readonly Mutant[] = [
  {
    name: 'reward-announced-at-every-sale',
    says: 'A reward that was within reach before is announced again.',
    edits: [
      {
        file: `${HOME}/decisions/crossing.ts`,
        find: '({ points: cost }) => balance < cost && cost <= after);',
        replace: '({ points: cost }) => cost <= after);',
      },
      {
        file: `${HOME}/state/points/sale-credit.ts`,
        find: 'credit.tellsBalance === true ? { atLeast: balance, below: exact(balance + 0.0001) } : crossing;',
        replace:
          'credit.tellsBalance === true || crossing !== undefined ? { atLeast: balance, below: exact(balance + 0.0001) } : crossing;',
      },
    ],
  },
  {
    name: 'reward-mail-claimed-by-chance',
    says: 'The claim of a reward’s mail does not follow from the reward, so that telling it again mails it again.',
    edits: [
      {
        file: `${HOME}/mails/claims.ts`,
        find: '`reward#${digestOfAddress(phone)}#${ts}`',
        replace: '`reward#${digestOfAddress(phone)}#${ts}#${Math.random()}`',
      },
    ],
  },
  {
    name: 'balance-mail-claimed-by-chance',
    says: 'The claim of an evening’s mail does not follow from member and day.',
    edits: [
      {
        file: `${HOME}/mails/claims.ts`,
        find: '`nightly#${digestOfAddress(phone)}#${day}`',
        replace: '`nightly#${digestOfAddress(phone)}#${day}#${Math.random()}`',
      },
    ],
  },
  {
    name: 'mail-to-whoever-opted-out',
    says: 'Balance and win-back mail goes to members who do not want it.',
    edits: [
      {
        file: `${HOME}/decisions/mail.ts`,
        find: "if (kind !== 'reward' && !member.opted_in) return { kind: 'drop', reason: 'not-opted-in' };",
        replace: '',
      },
    ],
  },
  {
    name: 'mail-to-a-dead-address',
    says: 'Mail goes on to an address that bounced, or whose reader complained.',
    edits: [
      // Whose mail came back is not opted in any more, so that balance and win-back mail would stop all the same.
      {
        file: `${HOME}/decisions/mail.ts`,
        find: "if (kind !== 'reward' && !member.opted_in) return { kind: 'drop', reason: 'not-opted-in' };",
        replace:
          "if (kind !== 'reward' && !member.opted_in && member.email_trouble === undefined) return { kind: 'drop', reason: 'not-opted-in' };",
      },
      {
        file: `${HOME}/decisions/mail.ts`,
        find: "if (member.email_trouble !== undefined) return { kind: 'drop', reason: 'address-in-trouble' };",
        replace: '',
      },
    ],
  },
  {
    name: 'mail-by-night',
    says: 'Mails to members do not wait for the morning.',
    edits: [
      {
        file: `${HOME}/decisions/deferral.ts`,
        find: 'return allowed > now ? new Date(',
        replace: 'return allowed.getTime() < 0 ? new Date(',
      },
    ],
  },
  {
    name: 'mail-too-late',
    says: 'A mail is welcome however late it is.',
    edits: [
      {
        file: `${HOME}/functions/email-dispatch.ts`,
        find: 'if (now > welcomeUntil(event, toldAt, shop.timeZone)) {',
        replace: 'if (now < new Date(0)) {',
      },
    ],
    faults: ['throttled'],
    aim: { rate: 0.98, services: ['ses'] },
    shown: { days: 3, calmDays: 1 },
  },
  {
    name: 'address-confirmed-by-opening-it',
    says: 'Opening the page behind the confirmation link is enough to confirm the address.',
    edits: [
      {
        file: `${HOME}/sign-up/confirm-page.ts`,
        find: "if (request.method !== 'POST') return isExpired ?",
        replace: "if (request.method === 'PUT') return isExpired ?",
      },
    ],
  },
  {
    name: 'address-used-unconfirmed',
    says: 'An address that somebody typed into the form is used before its reader confirmed it.',
    edits: [
      {
        file: `${HOME}/decisions/mail.ts`,
        find: "return { kind: 'send', to: member.email };",
        replace:
          "return { kind: 'send', to: (member as { pending_email?: string }).pending_email ?? member.email };",
      },
    ],
    faults: [],
    shown: { days: 3, calmDays: 0 },
  },
  {
    name: 'confirmations-without-end',
    says: 'One address is asked to confirm as often as somebody likes.',
    edits: [
      {
        file: `${HOME}/state/confirm-limit.ts`,
        find: "when: '#day = :day AND mails < :most AND attribute_not_exists(blocked)',",
        replace:
          "when: '#day = :day AND (mails < :most OR mails >= :most) AND attribute_not_exists(blocked)',",
      },
      {
        file: `${HOME}/state/confirm-limit.ts`,
        find: 'row?.day === day && Number(row.mails) >= most;',
        replace: 'row?.day === day && Number(row.mails) >= 99 * most;',
      },
    ],
  },
  {
    name: 'nudged-without-end',
    says: 'A regular who slipped away is nudged as often as somebody likes.',
    edits: [
      {
        file: `${HOME}/state/nudging.ts`,
        find: "if (before >= maxNudges) return { kind: 'too-many', count: before };",
        replace: '',
      },
      {
        file: `${HOME}/decisions/lapsing.ts`,
        find: 'reachable && row.nudge_count === 0 && rules.maxNudges > 0)',
        replace: 'reachable)',
      },
    ],
    shown: { days: 1, calmDays: 11 },
  },
  {
    name: 'missed-who-was-here',
    says: 'Somebody who came back is told that they are missed.',
    edits: [
      {
        file: `${HOME}/decisions/mail.ts`,
        find: "if (kind === 'nudge' && member.lapsing_since === undefined) return { kind: 'drop', reason: 'came-back' };",
        replace: '',
      },
    ],
    faults: ['weather'],
    shown: { seed: 166, days: 3, calmDays: 1 },
    otherwise:
      'a visit must fall between the nudge and its mail, which is minutes unless the mail service is paused; `test/e2e/loyalty-mail.e2e.ts` has it',
  },
  {
    name: 'day-copied-when-begun',
    says: 'The daily copy is noted as made before it is made, so that one that was cut off is never made.',
    edits: [
      {
        file: `${HOME}/backup/copy-tables.ts`,
        find: '    const run = began.toISOString()',
        replace:
          '    await parts.notices.claim(backupNotice(day), Math.floor(began.getTime() / 1000) + 3_000_000, newAttempt());\n    const run = began.toISOString()',
      },
    ],
    faults: ['killed-before'],
    aim: { rate: 0.6, services: ['s3'] },
    shown: { days: 2, calmDays: 1 },
  },
  {
    name: 'evening-in-a-burst',
    says: 'The balance mails of an evening do not wait for their turns.',
    edits: [
      {
        file: `${HOME}/mails/nightly-batch.ts`,
        find: '    await turn();\n',
        replace: '',
      },
    ],
  },
];
