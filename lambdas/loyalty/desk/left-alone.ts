// Lapsing regulars whom the owner's rules hold out get neither a nudge nor a bonus, from whomever: their coming back is what others are
// compared with. Asked again when an act is confirmed, because the rules may have changed since its page was opened.
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { isHeldOut } from '../../../shared/people/held-out.ts';
import type { LoyaltyRules } from '../rules/shape.ts';

export const isLeftAlone = (
  phone: string,
  { holdOutPercent }: Pick<LoyaltyRules, 'holdOutPercent'>,
): boolean => isHeldOut(digestOfAddress(phone), holdOutPercent, 'loyalty');
