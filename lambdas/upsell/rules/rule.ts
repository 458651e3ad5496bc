// What one sentence of the document says, and the form that reads such a sentence.
import type { Form } from '../../../shared/rules/grammar.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';

/** `trigger` is a SKU, category or tag of the basket; `addOn` is a SKU, spelled as in the store. */
export type Pairing = { readonly trigger: string; readonly addOn: string };

export type UpsellRule =
  | { readonly rule: 'send-delay'; readonly minutes: number }
  | { readonly rule: 'cap'; readonly days: number }
  | { readonly rule: 'take-up-window'; readonly hours: number }
  | {
      readonly rule: 'price-band';
      readonly band: { readonly minPercent: number; readonly maxPercent: number };
    }
  | { readonly rule: 'channel'; readonly channel: Channel }
  | { readonly rule: 'text-parts'; readonly parts: number }
  | { readonly rule: 'quiet-hours'; readonly quietHours: QuietHours }
  | { readonly rule: 'never-offer'; readonly things: readonly NamedThing[] }
  | { readonly rule: 'always-pair'; readonly pairs: readonly Pairing[] }
  | { readonly rule: 'minimum-order'; readonly minor: number }
  | { readonly rule: 'voice'; readonly voice: string };

export type UpsellForm = Form<UpsellRule>;
