// A hold-out at work: how many of a hundred people get nothing, asked of the very decision.
import { digestOfAddress } from '../../people/address-digest.ts';
import { type HoldingProduct, isHeldOut } from '../../people/held-out.ts';
import type { AtWorkTable } from './at-work.ts';

const PEOPLE = 100;

export const holdOutAtWork = (product: HoldingProduct, nothing: string): AtWorkTable<'holdOutPercent'> => ({
  holdOutPercent: {
    example(percent: number) {
      const held = Array.from({ length: PEOPLE }, (_, at) =>
        digestOfAddress(`person${at}@example.com`),
      ).filter((digest) => isHeldOut(digest, percent, product)).length;
      return `Of a hundred people with made-up addresses ${held} get ${nothing}, and the same ones every time.`;
    },
  },
});
