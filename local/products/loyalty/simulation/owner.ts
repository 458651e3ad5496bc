// The owner, who edits while things wait, and makes slips.
import type { Chance } from '../../../chance.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';
import { writeDocument } from '../demo/documents.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A slip in one of the documents and its mending some hours later; and an edit that means something else. */
export function ownerDeeds(
  { runtime, startsAt, days }: Pick<SimulationStage, 'runtime' | 'startsAt' | 'days'>,
  chance: Chance,
): readonly Deed[] {
  const at = (own: Chance) => startsAt.getTime() + own.between(HOUR_MS, days * DAY_MS - 8 * HOUR_MS);
  const saves = (
    when: number,
    does: string,
    document: 'rules.txt' | 'voice.txt',
    slip?: (text: string) => string,
  ): Deed => ({
    at: when,
    who: 'owner',
    does,
    async run() {
      await writeDocument({ runtime }, document, slip);
      return [];
    },
  });
  const rules = at(chance.of('rules'));
  const voice = at(chance.of('voice'));
  const edit = at(chance.of('edit'));
  const mended = chance.of('mended');
  return [
    saves(rules, 'saves rules with a slip', 'rules.txt', (text) => text.replace('60 days', 'a while')),
    saves(rules + mended.between(1, 7) * HOUR_MS, 'mends the rules', 'rules.txt'),
    saves(voice, 'saves words with a slip', 'voice.txt', (text) => text.replaceAll('{balance}', '{balance')),
    saves(voice + mended.between(1, 7) * HOUR_MS, 'mends the words', 'voice.txt'),
    saves(edit, 'makes the coffee dearer', 'rules.txt', (text) => text.replace('100 points', '110 points')),
    saves(edit + mended.between(1, 7) * HOUR_MS, 'makes it as cheap as before', 'rules.txt'),
  ];
}
