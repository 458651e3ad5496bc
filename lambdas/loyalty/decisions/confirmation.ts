// The step between the tap on a reward and the points coming off. What staff confirm is what they were shown: this
// reward, at this price, by this session, a short while ago.
import type { Reward } from '../rules/shape.ts';

const CONFIRMATION_MINUTES = 10;
/** The page and its Confirm may be answered by two copies of the function, whose clocks differ a little. */
const CLOCK_SKEW_MS = 60_000;

export type Confirmation = {
  readonly phone: string;
  readonly reward: string;
  /** In points, as shown. */
  readonly cost: number;
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
  { at, session, reward, cost }: Pick<Confirmation, 'at' | 'session' | 'reward' | 'cost'>,
  here: { readonly session: string; readonly rewards: readonly Reward[]; readonly now: Date },
): ConfirmationCheck {
  if (session !== here.session) return 'other-session';
  const age = here.now.getTime() - at.getTime();
  if (age < -CLOCK_SKEW_MS || age >= CONFIRMATION_MINUTES * 60_000) return 'over';
  const isOffered = here.rewards.some((one) => one.reward === reward && one.points === cost);
  return isOffered ? 'good' : 'changed';
}
