// The mails of the sign-up form: counted whatever becomes of them, and never at the cost of whoever waits for the page.
import { expect, it } from 'vitest';
import type { Announcement } from '../../../../lambdas/loyalty/mails/announce.ts';
import { type FormMailsParts, makeFormMails } from '../../../../lambdas/loyalty/sign-up/form-mails.ts';
import type { Email, SendOutcome } from '../../../../shared/messages/outcome.ts';
import { noon } from '../mail-builders.ts';
import { silentLog } from '../tables.ts';

const email: Email = { to: ['new@example.com'], subject: 'Is this you?', text: '', html: '' };

async function send(outcome: SendOutcome, changes: Partial<FormMailsParts> = {}) {
  const counted: object[] = [];
  const announced: Announcement[] = [];
  const result = await makeFormMails({
    log: silentLog,
    now: () => noon,
    tally: { count: async (counts, at) => void counted.push({ ...counts, at }) },
    announce: async (announcement) => void announced.push(announcement),
    sendEmail: async () => outcome,
    ...changes,
  })(email);
  expect(result).toEqual(outcome);
  return { counted, announced };
}

it('given one that went out, then it is counted, and nobody need look', async () => {
  expect(await send({ outcome: 'sent', messageId: 'm' })).toEqual({
    counted: [{ sent: 1, at: noon }],
    announced: [],
  });
});

it.each<[SendOutcome, string]>([
  [{ outcome: 'refused', reason: 'MessageRejected' }, 'refused'],
  [{ outcome: 'unknown', reason: 'TimeoutError' }, 'unknown'],
  [{ outcome: 'later', reason: 'SendingPausedException', holdsAll: true }, 'late'],
])('given %j, then it is counted as a failure and the dispatch is told to look', async (outcome, fate) => {
  expect(await send(outcome)).toEqual({
    counted: [{ [fate]: 1, at: noon }],
    announced: [{ type: 'loy.mail_failed', detail: { fate } }],
  });
});

it('given it cannot be counted or told, then the visitor hears what became of the mail all the same', async () => {
  const broken = async () => Promise.reject(new Error('the table is busy'));
  await send({ outcome: 'sent', messageId: 'm' }, { tally: { count: broken } });
  await send({ outcome: 'refused', reason: 'MessageRejected' }, { announce: broken });
});
