// The owner's two documents as the functions load them: from the bucket, else as shipped.

import rulesText from '../../../rules/loyalty/rules.txt';
import voiceText from '../../../rules/loyalty/voice.txt';
import type { RulesSource } from '../../../shared/rules/source.ts';
import { mergeLoyaltyRules } from './rules.ts';
import { readLoyaltyVoice } from './voice.ts';

/**
 * The rules in force. Knobs in Parameter Store count where the owner's document is silent, and before the text as
 * shipped, which names every knob and is nobody's wish.
 */
export const loadRules = (source: RulesSource, currency: string) =>
  source.load({
    key: 'rules.txt',
    bundled: rulesText,
    parse: (text, parameterText = '') =>
      text === rulesText
        ? mergeLoyaltyRules(text, parameterText, currency)
        : mergeLoyaltyRules(parameterText, text, currency),
  });

/** The wordings in force. */
export const loadVoice = (source: RulesSource) =>
  source.load({ key: 'voice.txt', bundled: voiceText, parse: (text) => readLoyaltyVoice(text) });
