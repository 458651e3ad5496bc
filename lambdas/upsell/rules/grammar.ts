// The sentences an owner may write in the upsell recommender's settings document. Every form's first wording is
// its example; the others are what people write instead.

import { disagreement } from '../../../shared/rules/document.ts';
import { quietHoursForms } from '../../../shared/rules/forms/quiet-hours.ts';
import type { Grammar, Rule } from '../../../shared/rules/grammar.ts';
import type { Problem } from '../../../shared/rules/reading.ts';
import { listForms } from './grammar/lists.ts';
import { offerForms } from './grammar/offer.ts';
import { textPartsForms } from './grammar/text-parts.ts';
import { timingForms } from './grammar/timing.ts';
import { namesSku } from './never-offer.ts';
import type { UpsellRule } from './rule.ts';

const quietHours = quietHoursForms<UpsellRule>((hours) => ({ rule: 'quiet-hours', quietHours: hours }));

/** The grammar of a shop that sells in `currency`. */
export function upsellGrammar(currency: string): Grammar<UpsellRule> {
  return {
    forms: [...timingForms, ...quietHours, ...offerForms(currency), ...textPartsForms, ...listForms],
    check: neverAndAlways,
  };
}

/** A SKU that is never to be offered and always to be paired cannot be both. */
function neverAndAlways(rules: readonly Rule<UpsellRule>[]): readonly Problem[] {
  return rules.flatMap((pair) => {
    if (pair.value.rule !== 'always-pair') return [];
    const { pairs } = pair.value;
    const ban = rules.find(
      ({ value }) =>
        value.rule === 'never-offer' &&
        pairs.some(({ addOn }) => value.things.some((thing) => namesSku(thing, addOn))),
    );
    if (ban === undefined) return [];
    return [ban.line <= pair.line ? disagreement(ban, pair) : disagreement(pair, ban)];
  });
}
