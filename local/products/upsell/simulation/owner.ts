// The owner, who edits while nudges wait, changes the channel, and makes slips.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Chance } from '../../../chance.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', '..', 'rules', 'upsell');
const BUCKET = 'upsr-rules-source';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export function ownerDeeds(
  { runtime, startsAt, days }: Pick<SimulationStage, 'runtime' | 'startsAt' | 'days'>,
  chance: Chance,
): readonly Deed[] {
  const at = (name: string) =>
    startsAt.getTime() + chance.of(name).between(HOUR_MS, days * DAY_MS - 8 * HOUR_MS);
  const hours = (name: string) => chance.of(`${name} mended`).between(1, 7) * HOUR_MS;
  const saves = (
    when: number,
    does: string,
    document: string,
    slip = (text: string): string => text,
  ): Deed => ({
    at: when,
    who: 'owner',
    does,
    async run() {
      const text = slip(readFileSync(resolve(FOLDER, document), 'utf8'));
      await runtime.objects.write(BUCKET, document, Buffer.from(text), 'text/plain');
      return [];
    },
  });
  // A cap of a day, so that a short month sees it end.
  const brief = (text: string) => text.replace('once every 30 days', 'once every day');
  const letters = (text: string) => `${brief(text)}\nSend by e-mail.\n`;
  return [
    saves(startsAt.getTime() + 1_000, 'allows a nudge a day', 'settings.txt', brief),
    saves(at('slip'), 'saves settings with a slip', 'settings.txt', (text) =>
      text.replace('60 minutes', 'a bit'),
    ),
    saves(at('slip') + hours('slip'), 'mends the settings', 'settings.txt', brief),
    saves(at('voice'), 'saves words with a slip', 'voice.txt', (text) =>
      text.replaceAll('{link}', 'the link'),
    ),
    saves(at('voice') + hours('voice'), 'mends the words', 'voice.txt'),
    saves(at('email'), 'changes to e-mail', 'settings.txt', letters),
    saves(at('email') + 3 * hours('email'), 'changes back to texts', 'settings.txt', brief),
  ];
}
