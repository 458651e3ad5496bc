// What one sentence of the document says, and the form that reads such a sentence.
import type { Form } from '../../../shared/rules/grammar.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';
import type { Bonus, LoyaltyRules, Reward } from './shape.ts';

export type LoyaltyRule =
  | { readonly rule: 'earn'; readonly points: number; readonly perMinor: number }
  | { readonly rule: 'rewards'; readonly rewards: readonly Reward[] }
  | { readonly rule: 'bonus'; readonly bonus: Bonus }
  | { readonly rule: 'lapsing'; readonly days: number }
  | { readonly rule: 'regular'; readonly visits: number }
  | { readonly rule: 'lapsing-action'; readonly action: LoyaltyRules['lapsingAction'] }
  | { readonly rule: 'max-nudges'; readonly nudges: number }
  | { readonly rule: 'win-back'; readonly points: number }
  | { readonly rule: 'quiet-hours'; readonly quietHours: QuietHours }
  /** Undefined: never held. */
  | { readonly rule: 'hold-basket'; readonly times: number | undefined }
  | { readonly rule: 'hold-first-sale'; readonly minor: number | undefined }
  | { readonly rule: 'gift-cards'; readonly earn: boolean }
  | { readonly rule: 'point-value'; readonly minor: number };

export type LoyaltyForm = Form<LoyaltyRule>;
