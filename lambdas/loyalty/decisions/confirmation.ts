// The step between the tap on a reward and the points coming off. What staff confirm is what they were shown: this
// reward, at this price, by this session, a short while ago.
import type { LoyaltyRules, StampCard } from '../rules/shape.ts';
import { cardReward } from './stamp-card.ts';

const CONFIRMATION_MINUTES = 10;
/** The page and its Confirm may be answered by two copies of the function, whose clocks differ a little. */
const CLOCK_SKEW_MS = 60_000;

export type Confirmation = {
  readonly phone: string;
  readonly reward: string;
  /** In points, as shown; of a stamp card in stamps. */
  readonly cost: number;
  /** The name of the stamp card that pays for it. */
  readonly card?: string;
  /** A manager gives up to so many missing points; undefined for an ordinary redemption. */
  readonly gift?: number;
  /** The ledger key of the last reward that the page knew of; empty for none. */
  readonly seen: string;
  /** Names this one redemption: made once, when the page is asked for. */
  readonly id: string;
  /** The session it was made in. */
  readonly session: string;
  readonly at: Date;
};

export type ConfirmationCheck =
  | 'good'
  /** Too long ago: somebody else may stand at the counter by now. */
  | 'over'
  | 'other-session'
  /** The owner changed the reward or its price in the meantime. */
  | 'changed';

export function checkConfirmation(
  confirmation: Pick<Confirmation, 'at' | 'session' | 'reward' | 'cost' | 'card'>,
  here: { readonly session: string; readonly rules: Offering; readonly now: Date },
): ConfirmationCheck {
  const { at, session } = confirmation;
  if (session !== here.session) return 'other-session';
  const age = here.now.getTime() - at.getTime();
  if (age < -CLOCK_SKEW_MS || age >= CONFIRMATION_MINUTES * 60_000) return 'over';
  return offered(confirmation, here.rules) === undefined ? 'changed' : 'good';
}

type Offering = Pick<LoyaltyRules, 'rewards' | 'stampCards'>;
export type Offer = { readonly reward: string; readonly cost: number; readonly card?: StampCard };

/** The reward as the rules have it at this moment; undefined where they do not, or at another price. */
export function offered(
  { reward, cost, card: name }: Pick<Confirmation, 'reward' | 'cost' | 'card'>,
  { rewards, stampCards = [] }: Offering,
): Offer | undefined {
  if (name === undefined)
    return rewards.some((one) => one.reward === reward && one.points === cost) ? { reward, cost } : undefined;
  const card = stampCards.find((one) => one.name === name && one.stamps === cost);
  return card === undefined ? undefined : { reward: cardReward(card), cost, card };
}
