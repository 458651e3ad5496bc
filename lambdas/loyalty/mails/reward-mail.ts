// "You have earned a free coffee": one mail per sale, naming every reward that came within reach with it.
import type { Email } from '../../../shared/messages/outcome.ts';
import { countedPoints, mailWords, pointsText, rewardsPhrase } from '../decisions/mail-words.ts';
import type { MailTemplate, Reward } from '../rules/shape.ts';
import { balanceBlock, framed, type MailShop, ticketBlock } from './mail-frame.ts';

/** The price is not known where the owner changed the rewards in the very minute. */
export type EarnedReward = Pick<Reward, 'reward'> & Partial<Reward>;

export type RewardMail = {
  readonly shop: MailShop;
  readonly template: MailTemplate;
  readonly to: string;
  readonly name: string | undefined;
  readonly balance: number;
  /** What just came, where the event says it. */
  readonly points: number | undefined;
  /** Cheapest first. */
  readonly rewards: readonly EarnedReward[];
  /** Out of all mail: see `stopLink`. */
  readonly stopUrl: string;
};

/** It is about the member's own points, so it also goes to those who want no other mail; its way out is out of all mail. */
export const rewardMail = ({
  shop,
  template,
  to,
  name,
  balance,
  points,
  rewards,
  stopUrl,
}: RewardMail): Email =>
  framed({
    shop,
    to: [to],
    words: mailWords(template, {
      name,
      shop: shop.name,
      balance: pointsText(balance, shop.locale),
      points: points === undefined ? undefined : pointsText(points, shop.locale),
      reward: rewardsPhrase(rewards.map(({ reward }) => reward)),
    }),
    blocks: [
      ...rewards.map((reward) => ticketBlock(reward, 'Say your phone number at the counter', shop)),
      balanceBlock(balance, shop),
    ],
    ...wayOut(shop, stopUrl),
    kind: 'reward-earned',
  });

export type HandedOverMail = Omit<RewardMail, 'template' | 'rewards'> & {
  readonly rewards: readonly string[];
};

/**
 * A manager gave the points that were missing, and the reward was handed over with them: the owner's words about showing
 * something at the counter would promise it twice.
 */
export const handedOverMail = ({
  shop,
  to,
  name,
  balance,
  points,
  rewards,
  stopUrl,
}: HandedOverMail): Email =>
  framed({
    shop,
    to: [to],
    words: {
      subject: `With our compliments: ${rewardsPhrase(rewards)}`,
      paragraphs: [
        `Hi ${name ?? 'there'}, you have earned a reward at ${shop.name}: ${rewardsPhrase(rewards)}. ${points === undefined ? '' : `${countedPoints(points, shop.locale)} of it ${points === 1 ? 'was' : 'were'} our present.`}`.trim(),
        'It was handed over at the counter, so there is nothing to do.',
      ],
    },
    blocks: [balanceBlock(balance, shop)],
    ...wayOut(shop, stopUrl),
    kind: 'reward-earned',
  });

const wayOut = (shop: MailShop, stopUrl: string) => ({
  because: `You get this because you earned a reward at ${shop.name}. News of a reward reaches you also without our other mails.`,
  unsubscribeUrl: stopUrl,
  unsubscribeLabel: 'Stop all mails, these as well',
});
