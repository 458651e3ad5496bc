// The evening's mail to whoever's balance changed that day.
import type { Email } from '../../../shared/messages/outcome.ts';
import { mailWords, pointsText, rewardsPhrase } from '../decisions/mail-words.ts';
import { affordable, nextReward } from '../decisions/rewards.ts';
import type { MailTemplate, Reward } from '../rules/shape.ts';
import { balanceBlock, framed, type MailShop, progressBlocks, readyBlocks } from './mail-frame.ts';

export type MemberMail = {
  readonly shop: MailShop;
  readonly template: MailTemplate;
  readonly to: string;
  readonly name: string | undefined;
  readonly balance: number;
  /** All rewards of the shop, cheapest first. */
  readonly rewards: readonly Reward[];
  readonly unsubscribeUrl: string;
};

export const balanceMail = (mail: MemberMail): Email =>
  framed({
    ...mail,
    to: [mail.to],
    words: mailWords(mail.template, figuresOf(mail)),
    blocks: [
      balanceBlock(mail.balance, mail.shop),
      ...progressBlocks(mail.balance, mail.rewards, mail.shop),
      ...readyBlocks(mail.balance, mail.rewards, mail.shop),
    ],
    because: `You get this because your points at ${mail.shop.name} changed.`,
    kind: 'nightly-balance',
  });

/** What the owner's words may speak of. */
export function figuresOf({ shop, name, balance, rewards }: MemberMail) {
  const next = nextReward(balance, rewards);
  const ready = affordable(balance, rewards).map(({ reward }) => reward);
  return {
    name,
    shop: shop.name,
    balance: pointsText(balance, shop.locale),
    ...(ready.length === 0 ? {} : { reward: rewardsPhrase(ready) }),
    ...(next === undefined
      ? {}
      : { next: next.reward.reward, missing: pointsText(next.missing, shop.locale) }),
  };
}
