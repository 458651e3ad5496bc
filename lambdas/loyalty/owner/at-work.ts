// Every rule of loyalty in one case, by the field of its declaration.
import type { AtWorkTable } from '../../../shared/rules/at-work/at-work.ts';
import { fromAllAtWork } from '../../../shared/rules/at-work/from-all.ts';
import { holdOutAtWork } from '../../../shared/rules/at-work/hold-out.ts';
import { quietAtWork } from '../../../shared/rules/at-work/quiet.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import { bonusAtWork } from './bonus-at-work.ts';
import { earningAtWork } from './earning-at-work.ts';
import { giftsAtWork } from './gifts-at-work.ts';
import { holdsAtWork } from './holds-at-work.ts';
import { regularsAtWork } from './regulars-at-work.ts';
import { rewardsAtWork } from './rewards-at-work.ts';
import { stampsAtWork } from './stamps-at-work.ts';

export const loyaltyAtWork: AtWorkTable<keyof LoyaltyRules> = {
  ...earningAtWork,
  ...rewardsAtWork,
  ...stampsAtWork,
  ...regularsAtWork,
  ...holdsAtWork,
  ...giftsAtWork,
  ...quietAtWork('mail'),
  ...fromAllAtWork,
  ...holdOutAtWork('loyalty', 'no win-back mail'),
  bonuses: bonusAtWork,
};
