// What SES reports on the default bus about mail that went wrong. Only a hard bounce and a real complaint mean
// that an address must not be written to again.
import * as z from 'zod';
import { emailAddress } from '../people/address.ts';

const mail = z.object({ tags: z.record(z.string(), z.array(z.string())).optional() }).optional();
const bounced = z.object({
  mail,
  bounce: z.object({
    bounceType: z.string(),
    bouncedRecipients: z.array(z.object({ emailAddress: z.string() })),
  }),
});
const complained = z.object({
  mail,
  complaint: z.object({
    complaintFeedbackType: z.string().nullish(),
    complainedRecipients: z.array(z.object({ emailAddress: z.string() })),
  }),
});

export type MailFeedback = {
  readonly kind: 'bounce' | 'complaint';
  /** Lower-cased. A complaint may name every reader at one provider that got the mail. */
  readonly addresses: readonly string[];
  /** Our own tags of the message, such as `offer`. */
  readonly tags: Readonly<Record<string, string>>;
};

/** Reads an event; undefined when it gives no reason to stop writing (a soft bounce, "not spam"). */
export function readMailFeedback(detailType: string, detail: unknown): MailFeedback | undefined {
  if (detailType === 'Email Bounced') {
    const fits = bounced.safeParse(detail);
    if (!fits.success || fits.data.bounce.bounceType !== 'Permanent') return undefined;
    return feedback('bounce', fits.data.bounce.bouncedRecipients, fits.data.mail?.tags);
  }
  if (detailType === 'Email Complaint Received') {
    const fits = complained.safeParse(detail);
    if (!fits.success || fits.data.complaint.complaintFeedbackType === 'not-spam') return undefined;
    return feedback('complaint', fits.data.complaint.complainedRecipients, fits.data.mail?.tags);
  }
  return undefined;
}

function feedback(
  kind: MailFeedback['kind'],
  recipients: readonly { readonly emailAddress: string }[],
  tags: Readonly<Record<string, readonly string[]>> = {},
): MailFeedback {
  return {
    kind,
    addresses: recipients.map(({ emailAddress }) => addressIn(emailAddress)),
    tags: Object.fromEntries(Object.entries(tags).map(([name, [value = '']]) => [name, value])),
  };
}

/** Receiving servers write the recipient as it came to them, at times with a name or in angle brackets. */
function addressIn(written: string): string {
  const bare = /<([^<>]*)>\s*$/.exec(written)?.[1] ?? written;
  return emailAddress(bare) ?? bare.trim().toLowerCase();
}
