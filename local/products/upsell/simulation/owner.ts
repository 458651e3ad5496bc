// The owner, who edits while nudges wait, changes the channel, and makes slips.
import type { Chance } from '../../../chance.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';
import { ownerEdits } from '../../../simulator/owner-edits.ts';

const DOCUMENTS = { product: 'upsell', bucket: 'upsr-rules-source' };

export function ownerDeeds(
  stage: Pick<SimulationStage, 'runtime' | 'startsAt' | 'days'>,
  chance: Chance,
): readonly Deed[] {
  const { at, mendedAfter, saves } = ownerEdits(stage, DOCUMENTS, chance);
  // A cap of a day, so that a short month sees it end.
  const brief = (text: string) => text.replace('once every 30 days', 'once every day');
  const letters = (text: string) => `${brief(text)}\nSend by e-mail.\n`;
  return [
    saves(stage.startsAt.getTime() + 1_000, 'allows a nudge a day', 'settings.txt', brief),
    saves(at('slip'), 'saves settings with a slip', 'settings.txt', (text) =>
      text.replace('60 minutes', 'a bit'),
    ),
    saves(at('slip') + mendedAfter('slip'), 'mends the settings', 'settings.txt', brief),
    saves(at('voice'), 'saves words with a slip', 'voice.txt', (text) =>
      text.replaceAll('{link}', 'the link'),
    ),
    saves(at('voice') + mendedAfter('voice'), 'mends the words', 'voice.txt'),
    saves(at('email'), 'changes to e-mail', 'settings.txt', letters),
    saves(at('email') + 5 * mendedAfter('email'), 'changes back to texts', 'settings.txt', brief),
  ];
}
