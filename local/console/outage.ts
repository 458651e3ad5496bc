// A store or a till that is offline: what happens meanwhile is kept there, and all of it is told when the line is back, in the
// order in which it happened. Real ones do exactly that, hours later and as fast as they can.

/** What was kept for later; `deliver` posts it, signed at that moment. */
export type KeptDelivery<T> = { readonly event: string; readonly deliver: () => Promise<T> };

export function makeOutages<T>() {
  const kept = new Map<string, KeptDelivery<T>[]>();
  return {
    /** Which products' senders are offline now, and how many events each has kept. */
    list: (): Readonly<Record<string, number>> =>
      Object.fromEntries([...kept].map(([product, events]) => [product, events.length])),

    begin(product: string): void {
      if (!kept.has(product)) kept.set(product, []);
    },

    isOffline: (product: string): boolean => kept.has(product),

    keep(product: string, delivery: KeptDelivery<T>): void {
      kept.get(product)?.push(delivery);
    },

    /** The line is back: tells everything, and answers what came of each. */
    async end(product: string): Promise<readonly { readonly event: string; readonly told: T }[]> {
      const events = kept.get(product) ?? [];
      kept.delete(product);
      const told: { event: string; told: T }[] = [];
      for (const { event, deliver } of events) told.push({ event, told: await deliver() });
      return told;
    },
  };
}
