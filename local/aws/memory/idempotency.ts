// The tokens by which a transaction that is sent again is known: for ten minutes it is not done twice.
import type { PartCost } from './capacity.ts';
import { Refusal } from './refusals.ts';

export interface Tokens {
  /** What it cost when it was done; undefined where it was not. Throws where the token stood for something else. */
  earlier(token: unknown, items: unknown): readonly PartCost[] | undefined;
  remember(token: unknown, items: unknown, costs: readonly PartCost[]): void;
}

const KEPT_MS = 10 * 60_000;

export function makeTokens(now: () => number): Tokens {
  const done = new Map<string, { at: number; items: string; costs: readonly PartCost[] }>();

  function forget(): void {
    for (const [token, { at }] of done) {
      if (at + KEPT_MS > now()) return;
      done.delete(token);
    }
  }

  return {
    earlier(token, items) {
      if (typeof token !== 'string') return undefined;
      forget();
      const before = done.get(token);
      if (before === undefined) return undefined;
      if (before.items === JSON.stringify(items)) return before.costs;
      throw new Refusal(
        'IdempotentParameterMismatchException',
        'An error occurred (IdempotentParameterMismatchException)',
      );
    },
    remember(token, items, costs) {
      if (typeof token === 'string') done.set(token, { at: now(), items: JSON.stringify(items), costs });
    },
  };
}
