// The owner, who edits while carts wait, and makes slips.
import type { Chance } from '../../../chance.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';
import { ownerEdits } from '../../../simulator/owner-edits.ts';

const DOCUMENTS = { product: 'cart-recovery', bucket: 'cr-rules-source' };

export function ownerDeeds(
  stage: Pick<SimulationStage, 'runtime' | 'startsAt' | 'days'>,
  chance: Chance,
): readonly Deed[] {
  const { at, mendedAfter, saves } = ownerEdits(stage, DOCUMENTS, chance);
  return [
    saves(at('rules'), 'saves rules with a slip', 'rules.txt', (text) => text.replace('2 hours', 'a while')),
    saves(at('rules') + mendedAfter('rules'), 'mends the rules', 'rules.txt'),
    saves(at('voice'), 'saves words with a slip', 'voice.txt', (text) => text.replaceAll('{shop}', '{shop')),
    saves(at('voice') + mendedAfter('voice'), 'mends the words', 'voice.txt'),
    saves(at('edit'), 'makes everybody wait longer', 'rules.txt', (text) =>
      text.replace('2 hours, then 22', '5 hours, then 30'),
    ),
    saves(at('edit') + mendedAfter('edit'), 'makes them wait as before', 'rules.txt'),
  ];
}
