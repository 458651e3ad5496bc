// An owner who edits while things wait, and makes slips: when that is, how long until it is mended, and the deed itself.
import type { Chance } from '../chance.ts';
import { saveShipped } from '../sample/shipped-document.ts';
import type { Deed, SimulationStage } from './deed.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type OwnerEdits = {
  /** When the edit of this name is made; epoch milliseconds. */
  at(name: string): number;
  /** How long after it the next edit of the same is made, in milliseconds. */
  mendedAfter(name: string): number;
  saves(at: number, does: string, document: string, change?: (text: string) => string): Deed;
};

/** The documents of one product, which lie in `bucket` under the names that they have in `rules/`. */
export function ownerEdits(
  { runtime, startsAt, days }: Pick<SimulationStage, 'runtime' | 'startsAt' | 'days'>,
  { product, bucket }: { readonly product: string; readonly bucket: string },
  chance: Chance,
): OwnerEdits {
  return {
    at: (name) => startsAt.getTime() + chance.of(name).between(HOUR_MS, days * DAY_MS - 8 * HOUR_MS),
    mendedAfter: (name) => chance.of(`${name} mended`).between(1, 7) * HOUR_MS,
    saves: (at, does, document, change) => ({
      at,
      who: 'owner',
      does,
      async run() {
        await saveShipped(runtime, { product, bucket, document }, change);
        return [];
      },
    }),
  };
}
