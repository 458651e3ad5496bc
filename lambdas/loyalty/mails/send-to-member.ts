// One mail to one member: claimed and sent once like every other message, and written down in loy-sends.
import type { SendResult } from '../../../shared/messages/claim-and-send.ts';
import { type FinishedEmail, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import type { Sends } from '../state/sends.ts';

export type SendToMemberParts = SendOnceParts & {
  readonly sends: Pick<Sends, 'trying' | 'became' | 'taken'>;
};

export async function sendToMember(
  phone: string,
  mail: FinishedEmail,
  parts: SendToMemberParts,
): Promise<SendResult> {
  const { claim, email, admit } = mail;
  const row = { phone, letter: claim };
  const tried = () => ({
    ...row,
    kind: email.tags?.letter ?? 'mail',
    subject: email.subject,
    to: email.to[0] ?? '',
    at: parts.now(),
  });
  const result = await sendOnce(
    {
      ...mail,
      // Before the mail, where a failure still gives the claim back.
      admit: async () => {
        const heldBack = await admit?.();
        if (heldBack === undefined) await parts.sends.trying(tried());
        return heldBack;
      },
    },
    {
      ...parts,
      sendEmail: async (one) => {
        const result = await parts.sendEmail(one);
        // It went out or it did not, whatever becomes of the note: the row says `unknown`, which is no lie.
        await parts.sends.became(row, result).catch((error: unknown) => {
          parts.log.warn('the outcome of a mail could not be written down', {
            error,
            letter: email.tags?.letter,
          });
        });
        return result;
      },
    },
  );
  if (result.outcome === 'already') await parts.sends.taken(tried());
  return result;
}
