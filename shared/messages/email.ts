// One e-mail through SES v2, tried once. SES signs and dates it; we give the parts and the unsubscribe headers.
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { readAddress } from '../people/address.ts';
import { wellFormed } from '../text/well-formed.ts';
import { outcomeOfFailure } from './failure.ts';
import { mailbox, withoutLineBreaks } from './mailbox.ts';
import type { Email, SendEmail } from './outcome.ts';

export type EmailParts = {
  readonly client: SESv2Client;
  /** The verified sender address. */
  readonly from: string;
  /** Shown in front of the address: the shop's name. */
  readonly fromName: string;
  /** Without it no bounce or complaint would reach us. */
  readonly configurationSet: string;
};

const MAX_RECIPIENTS = 50;
const MAX_HEADERS = 15;
const HEADER_NAME = /^[!-9;-~]{1,126}$/;
const HEADER_VALUE = /^[\x20-\x7e]{1,995}$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;
/** SES sets these itself and refuses them from us. */
const RESERVED_HEADERS = new Set(
  'bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to'.split(
    ' ',
  ),
);

/**
 * `client` must try once (`sesClient()`). Line breaks in a subject become spaces; bad headers are rejected. Addresses are
 * read once more, as they are everywhere: rows of earlier versions may hold a curly apostrophe or a domain in Unicode.
 * So is the text: a row of theirs may hold half an emoji, which SES would refuse for ever.
 */
export function makeSendEmail({ client, from, fromName, configurationSet }: EmailParts): SendEmail {
  return async (email) => {
    const problem = problemOf(email);
    if (problem !== undefined) return { outcome: 'refused', reason: problem };
    const recipients = email.to.map(readAddress).flatMap((reading) => (reading.ok ? [reading.mailbox] : []));
    const command = new SendEmailCommand({
      FromEmailAddress: mailbox(fromName, from),
      Destination: { ToAddresses: recipients },
      Content: {
        Simple: {
          Subject: { Data: withoutLineBreaks(wellFormed(email.subject)), Charset: 'UTF-8' },
          Body: {
            Html: { Data: wellFormed(email.html), Charset: 'UTF-8' },
            Text: { Data: wellFormed(email.text), Charset: 'UTF-8' },
          },
          Headers: Object.entries(email.headers ?? {}).map(([Name, Value]) => ({ Name, Value })),
        },
      },
      ConfigurationSetName: configurationSet,
      EmailTags: Object.entries(email.tags ?? {}).map(([Name, Value]) => ({ Name, Value })),
    });
    try {
      const { MessageId } = await client.send(command);
      return { outcome: 'sent', messageId: MessageId ?? '' };
    } catch (error) {
      return isSenderNotSeen(error, from)
        ? { outcome: 'later', reason: 'SenderNotVerified', holdsAll: true }
        : outcomeOfFailure(error);
    }
  };
}

/**
 * SES takes the verification away from a sender whose DNS records it does not see for three days, and gives it back when
 * it does. It says so with the name that is otherwise for a message which no try makes better.
 */
const isSenderNotSeen = (error: unknown, from: string): boolean =>
  error instanceof Error &&
  error.name === 'MessageRejected' &&
  /not verified/i.test(error.message) &&
  error.message
    .toLowerCase()
    .split(/[\s,:;]+/)
    .includes(from.toLowerCase());

/** What SES would refuse, found before it is asked, so that the reason says which part was wrong. */
function problemOf({ to, headers = {}, tags = {} }: Email): string | undefined {
  if (to.length === 0) return 'no-recipient';
  if (to.length > MAX_RECIPIENTS) return 'too-many-recipients';
  if (to.some((address) => !readAddress(address).ok)) return 'bad-recipient';
  const headerPairs = Object.entries(headers);
  if (headerPairs.length > MAX_HEADERS) return 'too-many-headers';
  for (const [name, value] of headerPairs)
    if (!HEADER_NAME.test(name) || RESERVED_HEADERS.has(name.toLowerCase()) || !HEADER_VALUE.test(value))
      return 'bad-header';
  const tagsFit = Object.entries(tags).every(([name, value]) => TAG.test(name) && TAG.test(value));
  return tagsFit ? undefined : 'bad-tag';
}
