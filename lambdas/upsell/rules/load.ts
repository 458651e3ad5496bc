// The owner's two documents as the functions load them: from the bucket, else as shipped.

import settingsText from '../../../rules/upsell/settings.txt';
import voiceText from '../../../rules/upsell/voice.txt';
import type { RulesSource } from '../../../shared/rules/source.ts';
import { mergeSettings } from './settings.ts';
import { readUpsellVoice } from './voice.ts';

/** The settings in force; knobs in Parameter Store count where the document is silent. */
export const loadSettings = (source: RulesSource, currency: string) =>
  source.load({
    key: 'settings.txt',
    bundled: settingsText,
    parse: (text, parameterText) => mergeSettings(parameterText ?? '', text, currency),
  });

/** The wordings in force. */
export const loadVoice = (source: RulesSource) =>
  source.load({ key: 'voice.txt', bundled: voiceText, parse: (text) => readUpsellVoice(text) });
