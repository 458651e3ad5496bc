// The language of the upsell recommender's settings document.

import { withQuietDays } from '../../../shared/rules/declared/quiet-days.ts';
import { disagreement } from '../../../shared/rules/disagreement.ts';
import type { Rule } from '../../../shared/rules/grammar.ts';
import { makeLanguage } from '../../../shared/rules/language.ts';
import type { Problem } from '../../../shared/rules/reading.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import { declarations } from './declarations.ts';
import type { Pairing } from './grammar/lists.ts';
import { upsellTopics } from './grammar/topics.ts';
import { skuKey, skuKeys } from './never-offer.ts';
import { titles } from './titles.ts';

export const upsellLanguage = makeLanguage({
  declarations,
  called: titles['settings.txt'],
  // Names of things are free text, so they are tried when nothing else fits.
  last: ['voice', 'textParts', 'neverOffer', 'alwaysPair'],
  topics: upsellTopics,
  check: neverAndAlways,
  settle(settings, written) {
    const neverHere = new Set(written.flatMap(({ field, value }) => (field === 'neverOffer' ? value : [])));
    const alwaysHere = new Set(written.flatMap(({ field, value }) => (field === 'alwaysPair' ? value : [])));
    const pairedHere = new Set([...alwaysHere].map(({ addOn }) => skuKey(addOn)));
    const bannedHere = new Set([...neverHere].flatMap(skuKeys));
    const saysDelay = written.some(({ field }) => field === 'sendDelayMinutes');
    const { sendNextDayAt, ...others } = settings;
    return withQuietDays({
      ...others,
      // A document that says how long to wait does not wait for the next day, whatever the operator's knobs say.
      ...(sendNextDayAt === undefined || saysDelay ? {} : { sendNextDayAt }),
      // A pair and a ban on the same SKU cannot both hold; inside one document that is an error, here the document wins.
      neverOffer: settings.neverOffer.filter(
        (thing) => neverHere.has(thing) || !skuKeys(thing).some((key) => pairedHere.has(key)),
      ),
      alwaysPair: settings.alwaysPair.filter(
        (pair) => alwaysHere.has(pair) || !bannedHere.has(skuKey(pair.addOn)),
      ),
    });
  },
});

/** A SKU that is never to be offered and always to be paired cannot be both. */
function neverAndAlways(
  rules: readonly Rule<{ readonly field: string; readonly value: unknown }>[],
): readonly Problem[] {
  const bans = new Map<string, Rule<unknown>>();
  for (const rule of rules)
    for (const thing of rule.value.field === 'neverOffer' ? (rule.value.value as NamedThing[]) : [])
      for (const key of skuKeys(thing)) if (!bans.has(key)) bans.set(key, rule);
  return rules.flatMap((pair) => {
    const pairs = pair.value.field === 'alwaysPair' ? (pair.value.value as readonly Pairing[]) : [];
    const ban = pairs.map(({ addOn }) => bans.get(skuKey(addOn))).find((found) => found !== undefined);
    if (ban === undefined) return [];
    return [ban.line <= pair.line ? disagreement(ban, pair) : disagreement(pair, ban)];
  });
}
