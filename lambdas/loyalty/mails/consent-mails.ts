// The mails around an address: the one confirmation that asks for leave to send, and a note to the reader of an address
// that somebody tried to replace.
import type { Email } from '../../../shared/messages/outcome.ts';
import { mailWords } from '../decisions/mail-words.ts';
import type { MailTemplate } from '../rules/shape.ts';
import { CONFIRM_LINK_DAYS } from './links.ts';
import { framed, type MailShop } from './mail-frame.ts';

export type ConfirmMail = {
  readonly shop: MailShop;
  readonly template: MailTemplate;
  readonly to: string;
  readonly name: string | undefined;
  readonly url: string;
  /** "Not me, never again". */
  readonly neverUrl: string;
};

export const confirmMail = ({ shop, template, to, name, url, neverUrl }: ConfirmMail): Email =>
  framed({
    shop,
    to: [to],
    words: mailWords(template, { name, shop: shop.name }),
    blocks: [
      { kind: 'button', label: 'Yes, send me my balance', url },
      {
        kind: 'note',
        text: `The button works for ${CONFIRM_LINK_DAYS} days.`,
      },
    ],
    because: `You get this because somebody, most likely you, left this address with ${shop.name}.`,
    unsubscribeUrl: neverUrl,
    unsubscribeLabel: 'Not me: never ask this address again',
    kind: 'confirm',
  });

/** To the confirmed address, when the web form was filled in with this member's phone and another address. */
export const addressNoteMail = ({ shop, to }: { readonly shop: MailShop; readonly to: string }): Email =>
  framed({
    shop,
    to: [to],
    words: {
      subject: `Did you want to change your address at ${shop.name}?`,
      paragraphs: [
        `Somebody filled in the sign-up form of ${shop.name} with your phone number and another e-mail address.`,
        'Nothing was changed. If it was you, ask at the counter: they can note the new address for you. If it was not you, there is nothing to do.',
      ],
    },
    blocks: [],
    because: `You get this because this address is the confirmed one of a member of ${shop.name}.`,
    kind: 'address-note',
  });
