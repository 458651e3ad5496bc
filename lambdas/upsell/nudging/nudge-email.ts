// A nudge as an e-mail: one product, one button, one way out.
import type { Email } from '../../../shared/messages/outcome.ts';
import { listUnsubscribeHeaders } from '../../../shared/messages/unsubscribe.ts';
import type { EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import type { ShopFace } from '../../../shared/shop/look.ts';
import type { EmailNudge } from '../decisions/message.ts';
import type { NudgeFacts } from '../decisions/nudge-facts.ts';

export type NudgeEnvelope = {
  readonly to: string;
  readonly shop: ShopFace;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly unsubscribeUrl: string;
  readonly offerId: string;
};

/** Both parts and the one-click headers of RFC 8058. Pure. */
export function nudgeEmail(nudge: EmailNudge, facts: NudgeFacts, envelope: NudgeEnvelope): Email {
  const content: EmailContent = {
    shop: envelope.shop,
    heading: 'To go with your order',
    preheader: nudge.opening,
    blocks: [
      { kind: 'paragraph', text: nudge.opening },
      { kind: 'keyValueTable', rows: [{ key: facts.productName, value: facts.price }] },
      { kind: 'button', label: 'Add it to my basket', url: facts.link },
    ],
    footer: {
      lines: [`You get this one suggestion because you ordered from ${facts.shopName}.`],
      unsubscribe: { label: 'No more suggestions, please', url: envelope.unsubscribeUrl },
    },
    lang: envelope.lang,
  };
  return {
    to: [envelope.to],
    subject: nudge.subject,
    ...emailParts(content),
    headers: listUnsubscribeHeaders(envelope.unsubscribeUrl),
    // They come back on a bounce or a complaint and tell whose address it was.
    tags: { product: 'upsell', offer: envelope.offerId },
  };
}

/** A text as the owner gets it in the place of its person, while nobody else gets any. */
export const textAsMail = (text: string, to: string, shop: ShopFace): Email => ({
  to: [to],
  subject: 'A text message',
  ...emailParts({
    shop,
    heading: 'A text message',
    blocks: [{ kind: 'paragraph', text }],
    footer: { lines: ['It would go out as a text.'] },
  }),
  tags: { product: 'upsell', letter: 'owner-copy' },
});
