// The owner's two documents as the functions load them: from the bucket, else as shipped.

import settingsText from '../../../rules/upsell/settings.txt';
import voiceText from '../../../rules/upsell/voice.txt';
import type { RulesSource } from '../../../shared/rules/source.ts';
import type { ReadDocument } from '../../../shared/rules/tell-owner.ts';
import { mergeSettings } from './settings.ts';
import { readUpsellVoice } from './voice.ts';

/**
 * The settings in force. Knobs in Parameter Store count where the owner's document is silent, and before the text
 * as shipped, which names every knob and is nobody's wish.
 */
export const loadSettings = (source: RulesSource, currency: string) =>
  source.load({
    key: 'settings.txt',
    bundled: settingsText,
    parse: (text, parameterText = '') =>
      text === settingsText
        ? mergeSettings(text, parameterText, currency)
        : mergeSettings(parameterText, text, currency),
  });

/** The wordings in force. */
export const loadVoice = (source: RulesSource) =>
  source.load({ key: 'voice.txt', bundled: voiceText, parse: (text) => readUpsellVoice(text) });

export type LoadedDocuments = {
  readonly settings: Awaited<ReturnType<typeof loadSettings>>;
  readonly voice: Awaited<ReturnType<typeof loadVoice>>;
};

/** Both documents in force. */
export async function loadDocuments(source: RulesSource, currency: string): Promise<LoadedDocuments> {
  const [settings, voice] = await Promise.all([loadSettings(source, currency), loadVoice(source)]);
  return { settings, voice };
}

/** Both documents as far as the owner must hear of them. */
export const readDocuments = ({ settings, voice }: LoadedDocuments): readonly ReadDocument[] => [
  { document: 'settings.txt', ...(settings.problem === undefined ? {} : { problem: settings.problem }) },
  { document: 'voice.txt', ...(voice.problem === undefined ? {} : { problem: voice.problem }) },
];
