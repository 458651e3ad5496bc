// What `npm run connect` needs of a platform's API, and what it finds out about itself on the way.
import type { Present, Wanted } from './plan.ts';

export type Fields = Readonly<Record<string, string>>;

export interface Hooks {
  readonly list: () => Promise<readonly Present[]>;
  /** A repeat after a lost answer makes no second one. */
  readonly make: (missing: readonly Wanted[]) => Promise<void>;
  readonly arm: (off: readonly Present[]) => Promise<void>;
  readonly remove: (those: readonly Present[]) => Promise<void>;
  /** What the secret of this address must hold for its deliveries; known after the webhooks are there. */
  readonly signing: (address: string) => Promise<Fields>;
  /** Has the platform itself send something harmless, and answers the status that came back. Undefined: it cannot. */
  readonly test?: (address: string) => Promise<number>;
  /** What somebody should know besides. */
  readonly notes: () => Promise<readonly string[]>;
}

/** What a store or till is reached by, as the API was made from its documentation. */
export type Reach = {
  readonly fetch: typeof fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
};
