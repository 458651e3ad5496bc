// The owner's two documents as the functions load them: from the bucket, else as shipped.

import settingsText from '../../../rules/upsell/settings.txt';
import voiceText from '../../../rules/upsell/voice.txt';
import { loadMerged } from '../../../shared/rules/owner-documents.ts';
import type { RulesSource } from '../../../shared/rules/source.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { mergeSettings } from './settings.ts';
import { readUpsellVoice } from './voice.ts';

/** The settings in force. */
export const loadSettings = (source: RulesSource, currency: string) =>
  loadMerged(source, { key: 'settings.txt', bundled: settingsText, merge: mergeSettings }, currency);

/** The wordings in force. */
const loadVoice = (source: RulesSource, currency: string) =>
  source.load({
    key: 'voice.txt',
    bundled: voiceText,
    parse: (voice) => readUpsellVoice(textOf(voice), currency),
  });

export type LoadedDocuments = Awaited<ReturnType<typeof loadDocuments>>;

/** Both documents in force. */
export async function loadDocuments(source: RulesSource, currency: string) {
  const [settings, voice] = await Promise.all([loadSettings(source, currency), loadVoice(source, currency)]);
  return { 'settings.txt': settings, 'voice.txt': voice };
}
