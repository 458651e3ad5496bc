// The owner's settings for the upsell recommender, read from sentences, with the defaults where they are silent.

import type { Rule } from '../../../shared/rules/grammar.ts';
import { readBoth } from '../../../shared/rules/owner-documents.ts';
import type { ReadResult } from '../../../shared/rules/reading.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import type { Channel } from '../../../shared/shop/shop.ts';
import type { QuietHours } from '../../../shared/time/quiet-hours.ts';
import { upsellGrammar } from './grammar.ts';
import { namesSku } from './never-offer.ts';
import type { Pairing, UpsellRule } from './rule.ts';

export type UpsellSettings = {
  /** From the order to the nudge. */
  readonly sendDelayMinutes: number;
  /** One nudge per customer in so many days. */
  readonly capDays: number;
  /** A tap counts as a take-up for so long after the nudge. */
  readonly takeUpWindowHours: number;
  /** What an add-on may cost, in percent of the order; both ends are inside. */
  readonly priceBand: { readonly minPercent: number; readonly maxPercent: number };
  /** Absent: the channel of the shop's settings block. */
  readonly channel?: Channel;
  /** A text message may fall into so many parts; each is paid for. */
  readonly textParts: number;
  readonly quietHours: QuietHours;
  readonly neverOffer: readonly NamedThing[];
  readonly alwaysPair: readonly Pairing[];
  /** Orders below it are not nudged. */
  readonly minimumOrderMinor?: number;
  /** For the model: how the line should sound. */
  readonly voice: string;
};

export const defaultUpsellSettings: UpsellSettings = {
  sendDelayMinutes: 60,
  capDays: 30,
  takeUpWindowHours: 72,
  priceBand: { minPercent: 3, maxPercent: 40 },
  textParts: 2,
  quietHours: { from: '21:00', until: '08:00' },
  neverOffer: [],
  alwaysPair: [],
  voice: 'warm, plain and brief',
};

/** Reads a settings document. `currency` is the shop's; an amount in another one is a problem. Never throws. */
export function readUpsellSettings(text: string, currency: string): ReadResult<UpsellSettings> {
  return mergeSettings('', text, currency);
}

/**
 * The document's rules over those of the parameter, which is written in the same language: where both name the same
 * knob the document wins, and the lists are joined.
 */
export function mergeSettings(
  parameterText: string,
  documentText: string,
  currency: string,
): ReadResult<UpsellSettings> {
  const read = readBoth(parameterText, documentText, upsellGrammar(currency));
  if (!read.ok) return read;
  const settings = settingsOf(read.rules.flat());
  const written = settingsOf(read.rules[1]);
  return {
    ok: true,
    rules: {
      ...settings,
      // A pair and a ban on the same SKU cannot both hold; inside one document that is an error, here the document wins.
      neverOffer: settings.neverOffer.filter(
        (thing) =>
          written.neverOffer.includes(thing) ||
          !written.alwaysPair.some(({ addOn }) => namesSku(thing, addOn)),
      ),
      alwaysPair: settings.alwaysPair.filter(
        (pair) =>
          written.alwaysPair.includes(pair) ||
          !written.neverOffer.some((thing) => namesSku(thing, pair.addOn)),
      ),
    },
  };
}

function settingsOf(rules: readonly Rule<UpsellRule>[]): UpsellSettings {
  return rules.reduce(applyRule, defaultUpsellSettings);
}

function applyRule(settings: UpsellSettings, { value: rule }: Rule<UpsellRule>): UpsellSettings {
  switch (rule.rule) {
    case 'send-delay':
      return { ...settings, sendDelayMinutes: rule.minutes };
    case 'cap':
      return { ...settings, capDays: rule.days };
    case 'take-up-window':
      return { ...settings, takeUpWindowHours: rule.hours };
    case 'price-band':
      return { ...settings, priceBand: rule.band };
    case 'channel':
      return { ...settings, channel: rule.channel };
    case 'text-parts':
      return { ...settings, textParts: rule.parts };
    case 'quiet-hours':
      return { ...settings, quietHours: rule.quietHours };
    case 'never-offer':
      return { ...settings, neverOffer: [...settings.neverOffer, ...rule.things] };
    case 'always-pair':
      return { ...settings, alwaysPair: [...settings.alwaysPair, ...rule.pairs] };
    case 'minimum-order':
      return { ...settings, minimumOrderMinor: rule.minor };
    case 'voice':
      return { ...settings, voice: rule.voice };
  }
}
