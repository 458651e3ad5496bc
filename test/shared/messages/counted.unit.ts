import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../shared/messages/claim-and-send.ts';
import { countedClaim } from '../../../shared/messages/counted.ts';

describe('a claim behind a count', () => {
  it('gives back the count first, while nobody else may send', async () => {
    const order: string[] = [];
    const claim = countedClaim(
      {
        take: async () => true,
        giveBack: async (_: Refusal) => order.push('claim'),
        noteUnknown: async () => undefined,
      },
      { giveBack: async () => void order.push('count') },
    );
    await claim.giveBack({ outcome: 'refused', reason: 'no' });
    expect(order).toEqual(['count', 'claim']);
  });

  it('is given back where the count cannot be reached, or the message would never be tried again', async () => {
    const order: string[] = [];
    const claim = countedClaim(
      {
        take: async () => true,
        giveBack: async (_: Refusal) => order.push('claim'),
        noteUnknown: async () => undefined,
      },
      { giveBack: () => Promise.reject(new Error('the region is away')) },
    );
    await claim.giveBack({ outcome: 'later', reason: 'throttled', holdsAll: false });
    expect(order).toEqual(['claim']);
  });
});
