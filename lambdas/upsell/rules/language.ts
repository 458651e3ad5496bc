// The language of the upsell recommender's settings document.

import { disagreement } from '../../../shared/rules/document.ts';
import type { Rule } from '../../../shared/rules/grammar.ts';
import { makeLanguage } from '../../../shared/rules/language.ts';
import type { Problem } from '../../../shared/rules/reading.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import { declarations } from './declarations.ts';
import type { Pairing } from './grammar/lists.ts';
import { namesSku } from './never-offer.ts';

export const upsellLanguage = makeLanguage({
  declarations,
  // Names of things are free text, so they are tried when nothing else fits.
  last: ['voice', 'textParts', 'neverOffer', 'alwaysPair'],
  check: neverAndAlways,
  settle(settings, written) {
    const neverHere = written.flatMap(({ field, value }) => (field === 'neverOffer' ? value : []));
    const alwaysHere = written.flatMap(({ field, value }) => (field === 'alwaysPair' ? value : []));
    return {
      ...settings,
      // A pair and a ban on the same SKU cannot both hold; inside one document that is an error, here the document wins.
      neverOffer: settings.neverOffer.filter(
        (thing) => neverHere.includes(thing) || !alwaysHere.some(({ addOn }) => namesSku(thing, addOn)),
      ),
      alwaysPair: settings.alwaysPair.filter(
        (pair) => alwaysHere.includes(pair) || !neverHere.some((thing) => namesSku(thing, pair.addOn)),
      ),
    };
  },
});

/** A SKU that is never to be offered and always to be paired cannot be both. */
function neverAndAlways(
  rules: readonly Rule<{ readonly field: string; readonly value: unknown }>[],
): readonly Problem[] {
  const bans = rules.filter(({ value }) => value.field === 'neverOffer');
  return rules.flatMap((pair) => {
    if (pair.value.field !== 'alwaysPair') return [];
    const pairs = pair.value.value as readonly Pairing[];
    const ban = bans.find(({ value }) =>
      (value.value as readonly NamedThing[]).some((thing) =>
        pairs.some(({ addOn }) => namesSku(thing, addOn)),
      ),
    );
    if (ban === undefined) return [];
    return [ban.line <= pair.line ? disagreement(ban, pair) : disagreement(pair, ban)];
  });
}
