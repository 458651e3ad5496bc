// What one sentence of the document says, and the form that reads such a sentence.
import type { Form } from '../../../shared/rules/grammar.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';
import type { SizeRule } from './sizes.ts';

export type CartRule =
  | SizeRule
  | { readonly rule: 'quiet-hours'; readonly quietHours: QuietHours }
  | { readonly rule: 'do-not-disturb'; readonly days: number }
  | { readonly rule: 'give-up'; readonly days: number }
  | { readonly rule: 'recovered'; readonly days: number }
  | { readonly rule: 'minimum'; readonly minor: number }
  | { readonly rule: 'consent'; readonly onlyWhoAccepted: boolean };

export type CartForm = Form<CartRule>;
