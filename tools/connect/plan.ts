// What has to happen so that a store or a till sends what we want and nothing twice: pure, from what is wanted and what is there.

/** One topic to one of our addresses. */
export type Wanted = { readonly topic: string; readonly address: string };

export type Present = Wanted & {
  /** The platform's; several topics may share one. */
  readonly id: string;
  readonly isOn: boolean;
};

export type Plan = {
  readonly missing: readonly Wanted[];
  /** Ours, and switched off: by the platform after failures, or by somebody. */
  readonly off: readonly Present[];
  readonly good: readonly Present[];
  /** To one of our addresses, a second time or of a topic that nobody wants. */
  readonly spare: readonly Present[];
  /** To other addresses: somebody else's, and left alone. */
  readonly others: readonly Present[];
};

const keyOf = ({ topic, address }: Wanted): string => `${topic} ${address}`;

export function planOf(wanted: readonly Wanted[], present: readonly Present[]): Plan {
  const addresses = new Set(wanted.map(({ address }) => address));
  const ours = present.filter(({ address }) => addresses.has(address));
  const chosen = new Map<string, Present>();
  // Of two that are alike, the one that works stays.
  for (const each of ours.toSorted((a, b) => Number(b.isOn) - Number(a.isOn)))
    if (!chosen.has(keyOf(each))) chosen.set(keyOf(each), each);
  const kept = wanted.flatMap((each) => chosen.get(keyOf(each)) ?? []);
  return {
    missing: wanted.filter((each) => !chosen.has(keyOf(each))),
    off: kept.filter(({ isOn }) => !isOn),
    good: kept.filter(({ isOn }) => isOn),
    spare: ours.filter((each) => !kept.includes(each)),
    others: present.filter(({ address }) => !addresses.has(address)),
  };
}

export const isDone = ({ missing, off, spare }: Plan): boolean =>
  missing.length + off.length + spare.length === 0;
