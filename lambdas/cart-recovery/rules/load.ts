// The owner's two documents as the functions load them: from the bucket, else as shipped.

import rulesText from '../../../rules/cart-recovery/rules.txt';
import voiceText from '../../../rules/cart-recovery/voice.txt';
import { loadMerged } from '../../../shared/rules/owner-documents.ts';
import type { RulesSource } from '../../../shared/rules/source.ts';
import { textOf } from '../../../shared/rules/written.ts';
import { mergeCartRules } from './rules.ts';
import { readCartVoice } from './voice.ts';

/** The rules in force. */
export const loadRules = (source: RulesSource, currency: string) =>
  loadMerged(source, { key: 'rules.txt', bundled: rulesText, merge: mergeCartRules }, currency);

/** The wordings in force. */
const loadVoice = (source: RulesSource, currency: string) =>
  source.load({
    key: 'voice.txt',
    bundled: voiceText,
    parse: (voice) => readCartVoice(textOf(voice), currency),
  });

export type LoadedDocuments = Awaited<ReturnType<typeof loadDocuments>>;

/** Both documents in force. */
export async function loadDocuments(source: RulesSource, currency: string) {
  const [rules, voice] = await Promise.all([loadRules(source, currency), loadVoice(source, currency)]);
  return { 'rules.txt': rules, 'voice.txt': voice };
}
