// The owner's letter about a sale that waits for a person: whose, how much, why, and what each answer does, as the desk says it.
import type { Email } from '../../../shared/messages/outcome.ts';
import type { EmailBlock } from '../../../shared/pages/email-blocks.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { maskedPhone, shortName } from '../decisions/desk-words.ts';
import { answersTo, HELD_KIND, whyHeld } from '../decisions/held-words.ts';
import type { MemberRow } from '../rows.ts';
import type { ReviewRow } from '../sale-rows.ts';
import { framed } from './mail-frame.ts';

export type HeldFacts = {
  readonly shop: Shop;
  readonly deskUrl: string;
  /** Undefined where it was decided before anybody could read it. */
  readonly row: ReviewRow | undefined;
  /** Undefined for somebody who is no member yet, and of money that is nobody's. */
  readonly member: Pick<MemberRow, 'name' | 'balance'> | undefined;
};

export const heldLetter = ({ shop, deskUrl, row, member }: HeldFacts): Email =>
  framed({
    shop,
    to: shop.ownerEmails,
    words: {
      subject:
        row === undefined
          ? 'A sale waits for you at the desk'
          : `A ${HELD_KIND[row.kind].toLowerCase()} of ${amountOf(row, shop)} waits for you at the desk`,
      paragraphs: [
        row === undefined
          ? 'Something about a sale looked unusual, so no points moved. The desk shows what, and what each answer does.'
          : whyHeld(row),
      ],
    },
    blocks: [
      ...(row === undefined ? [] : [caseBlock(row, member, shop)]),
      { kind: 'button', label: 'Open the held sales', url: new URL('held', deskUrl).href },
      {
        kind: 'note',
        text: 'The desk asks for your name and PIN first. There is one such letter a day at most, however many sales wait.',
      },
    ],
    because: `Sent to the owner of ${shop.name} by the loyalty tracker.`,
    kind: 'held-for-review',
  });

function caseBlock(row: ReviewRow, member: HeldFacts['member'], shop: Shop): EmailBlock {
  const { approve, reject } = answersTo(row, { balance: member?.balance ?? 0, locale: shop.locale });
  const whose =
    row.kind === 'unread'
      ? 'could not be read'
      : member?.name === undefined
        ? `Member ${maskedPhone(row.phone)}`
        : shortName(member.name);
  return {
    kind: 'keyValueTable',
    rows: [
      { key: HELD_KIND[row.kind], value: row.about },
      { key: 'Amount', value: amountOf(row, shop) },
      { key: 'Whose', value: whose },
      ...(row.kind === 'unread' ? [] : [{ key: 'Approve', value: approve }]),
      { key: row.kind === 'unread' ? 'Close' : 'Reject', value: reject },
    ],
  };
}

const amountOf = ({ total_minor, currency }: ReviewRow, { locale }: Shop): string =>
  formatMoney(total_minor, currency, locale);
