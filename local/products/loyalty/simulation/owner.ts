// The owner, who has a stamp card, edits while things wait, and makes slips.
import type { Chance } from '../../../chance.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';
import { ownerEdits } from '../../../simulator/owner-edits.ts';
import { withCard } from '../demo/documents.ts';

const DOCUMENTS = { product: 'loyalty', bucket: 'loy-rules-source' };

/** A slip in one of the documents and its mending some hours later; and an edit that means something else. */
export function ownerDeeds(
  stage: Pick<SimulationStage, 'runtime' | 'startsAt' | 'days'>,
  chance: Chance,
): readonly Deed[] {
  const { at, mendedAfter, saves: savesAny } = ownerEdits(stage, DOCUMENTS, chance);
  const saves: typeof savesAny = (when, does, document, change = (text) => text) =>
    savesAny(when, does, document, (text) => change(withCard(text)));
  return [
    saves(at('rules'), 'saves rules with a slip', 'rules.txt', (text) => text.replace('60 days', 'a while')),
    saves(at('rules') + mendedAfter('rules'), 'mends the rules', 'rules.txt'),
    saves(at('voice'), 'saves words with a slip', 'voice.txt', (text) =>
      text.replaceAll('{balance}', '{balance'),
    ),
    saves(at('voice') + mendedAfter('voice'), 'mends the words', 'voice.txt'),
    saves(at('edit'), 'makes the coffee dearer', 'rules.txt', (text) =>
      text.replace('100 points', '110 points'),
    ),
    saves(at('edit') + mendedAfter('edit'), 'makes it as cheap as before', 'rules.txt'),
  ];
}
