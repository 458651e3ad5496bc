// A delivery that is rightly signed and too old (Standard Webhooks: five minutes). An old one that nobody has taken on
// is refused, because it may be one that somebody caught on its way. A repeat of one that was taken on is
// told by what is recorded: nothing new is kept to know it again, and it has no effect.
import type { Log } from '../handlers/log.ts';
import type { Admission } from './admit.ts';
import * as answers from './answer.ts';

export type Late = {
  /** Whether everything the delivery tells is recorded; false for what tells nothing. */
  readonly isRecorded: () => Promise<boolean>;
  readonly admission: Extract<Admission, { kind: 'late' }>;
  readonly log: Log;
};

/** 200 `duplicate` for a repeat, else the refusal. Throws what reading throws: then the sender tries again. */
export async function answerLate({ isRecorded, admission, log }: Late): Promise<answers.Answer> {
  const recorded = await isRecorded();
  log.info(recorded ? 'late repeat' : 'webhook refused', { reason: admission.reason });
  return recorded ? answers.duplicate() : admission.answer;
}
