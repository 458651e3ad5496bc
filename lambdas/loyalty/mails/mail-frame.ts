// What all e-mails of the tracker have in common: the owner's words, what stands below them, why one gets it, the way out.

import type { Email } from '../../../shared/messages/outcome.ts';
import { listUnsubscribeHeaders } from '../../../shared/messages/unsubscribe.ts';
import type { EmailBlock } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import { languageOf } from '../../../shared/pages/words-language.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { countedPoints, type MailWords, pointsText } from '../decisions/mail-words.ts';
import { affordable, nextReward } from '../decisions/rewards.ts';
import type { Reward } from '../rules/shape.ts';

export type MailShop = Pick<Shop, 'name' | 'look' | 'postalAddress' | 'locale' | 'storeUrl'>;

export type Framed = {
  readonly shop: MailShop;
  readonly to: readonly string[];
  readonly words: MailWords;
  /** What stands below the owner's words. */
  readonly blocks: readonly EmailBlock[];
  /** Why this reader gets it. */
  readonly because: string;
  /** Of every mail that its reader may stop. */
  readonly unsubscribeUrl?: string;
  /** What the way out is called; default: out of balance mails and news. */
  readonly unsubscribeLabel?: string;
  /** Comes back with a bounce or a complaint. */
  readonly kind: string;
};

/** Both parts of the mail and, where there is a way out, the one-click headers of RFC 8058. Pure. */
export function framed({
  shop,
  to,
  words,
  blocks,
  because,
  unsubscribeUrl,
  unsubscribeLabel,
  kind,
}: Framed): Email {
  const content = {
    shop,
    heading: words.subject,
    blocks: [...words.paragraphs.map((text) => ({ kind: 'paragraph' as const, text })), ...blocks],
    footer: {
      lines: [because, shop.storeUrl],
      ...(unsubscribeUrl === undefined
        ? {}
        : {
            unsubscribe: {
              label: unsubscribeLabel ?? 'Unsubscribe from balance mails and news',
              url: unsubscribeUrl,
            },
          }),
    },
    lang: languageOf([words.subject, ...words.paragraphs].join(' '), shop.locale),
  };
  return {
    to,
    subject: words.subject,
    ...emailParts(content),
    ...(unsubscribeUrl === undefined ? {} : { headers: listUnsubscribeHeaders(unsubscribeUrl) }),
    tags: { product: 'loyalty', letter: kind },
  };
}

export const balanceBlock = (balance: number, shop: MailShop): EmailBlock => ({
  kind: 'figure',
  figure: pointsText(balance, shop.locale),
  label: `points at ${shop.name}`,
});

/** How far it is to the next reward; nothing for somebody who can have them all. */
export function progressBlocks(balance: number, rewards: readonly Reward[], shop: MailShop): EmailBlock[] {
  const next = nextReward(balance, rewards);
  if (next === undefined) return [];
  const { reward } = next;
  return [
    {
      kind: 'progress',
      share: balance / reward.points,
      label: `${pointsText(balance, shop.locale)} of ${countedPoints(reward.points, shop.locale)} towards the next reward: ${reward.reward}`,
    },
  ];
}

/** What they can have now, dearest first, because that is what they saved for. */
const MOST_TICKETS = 3;
export const readyBlocks = (balance: number, rewards: readonly Reward[], shop: MailShop): EmailBlock[] =>
  affordable(balance, rewards)
    .toReversed()
    .slice(0, MOST_TICKETS)
    .map((reward) => ticketBlock(reward, 'Yours whenever you like', shop));

export const ticketBlock = (
  { reward, points }: Pick<Reward, 'reward'> & Partial<Reward>,
  detail: string,
  shop: MailShop,
): EmailBlock => ({
  kind: 'ticket',
  title: capital(reward),
  detail:
    points === undefined
      ? detail
      : `${detail} · ${countedPoints(points, shop.locale).replace(' ', NO_BREAK_SPACE)}`,
});

const NO_BREAK_SPACE = '\u00a0';
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
