// The owner, who edits while carts wait, and makes slips.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Chance } from '../../../chance.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';

const FOLDER = resolve(import.meta.dirname, '..', '..', '..', '..', 'rules', 'cart-recovery');
const BUCKET = 'cr-rules-source';
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
  return [
    saves(at('rules'), 'saves rules with a slip', 'rules.txt', (text) => text.replace('2 hours', 'a while')),
    saves(at('rules') + hours('rules'), 'mends the rules', 'rules.txt'),
    saves(at('voice'), 'saves words with a slip', 'voice.txt', (text) => text.replaceAll('{shop}', '{shop')),
    saves(at('voice') + hours('voice'), 'mends the words', 'voice.txt'),
    saves(at('edit'), 'makes everybody wait longer', 'rules.txt', (text) =>
      text.replace('2 hours, then 22', '5 hours, then 30'),
    ),
    saves(at('edit') + hours('edit'), 'makes them wait as before', 'rules.txt'),
  ];
}
