// What a month is asked for, and what is known of it once it was played.
import type { Aim } from '../aws/faults/kinds.ts';
import type { Allowed, InjectedFault } from '../aws/faults/trouble.ts';
import type { ExpectedUnused } from '../demo/expected-unused.ts';
import type { ProductTraits } from '../runtime/product-traits.ts';
import type { RuntimeOptions } from '../runtime/runtime.ts';
import type { FillSample } from '../sample/shop.ts';
import type { BuildApp } from '../template/synth.ts';
import type { Simulation } from './deed.ts';
import type { Found } from './judge.ts';
import type { Law } from './law.ts';
import type { TraceLine } from './trace.ts';

/** What the simulator has to know of a product. */
export interface SimulatedPack extends ProductTraits {
  readonly product: string;
  readonly simulation?: Simulation;
  readonly fillSample?: FillSample;
  readonly expectedUnused?: readonly ExpectedUnused[];
}

export type MonthPlan = {
  readonly seed: number;
  readonly days: number;
  /** Of calm after them. Default: eight. */
  readonly calmDays?: number;
  /** Names of the kinds of trouble that there may be. */
  readonly kinds: readonly string[];
  /** Where these kinds strike, and how often; as the seed draws it when it is left out. */
  readonly aim?: Aim;
  readonly packs: readonly SimulatedPack[];
  /** Products that run; all that bring actors when it is left out. */
  readonly only?: readonly string[];
  /** Laws of every product, beside those that the packs bring. */
  readonly laws?: readonly Law[];
  /** What of the month takes place, when a failed one is shortened: deeds by their place in the plan, faults by their keys. */
  readonly part?: MonthPart;
  /** Ends at the first breach, or at the first of this law. Default: plays on to the end. */
  readonly stopAt?: 'first' | { readonly law: string };
  readonly build?: BuildApp;
  readonly app?: string;
  /** Where a function's code lies that the template has in this folder: a mutant's is elsewhere. */
  readonly codeIn?: (folder: string) => string;
  readonly audience?: Audience;
};

/** Somebody who watches the month in the console. */
export type Audience = {
  readonly pages: NonNullable<RuntimeOptions['pages']>;
  /** Before anything happens; the address is the console's. */
  readonly opened: (url: string) => void;
  /** The month was played, and stands as it is until this resolves. */
  readonly played: (month: PlayedMonth) => Promise<void>;
};

export type MonthPart = { readonly hasDeed: (index: number) => boolean; readonly isAllowed: Allowed };

export type PlayedMonth = {
  readonly seed: number;
  readonly found: readonly Found[];
  readonly faults: readonly InjectedFault[];
  readonly trace: readonly TraceLine[];
  readonly deeds: readonly { readonly at: number; readonly who: string; readonly does: string }[];
  readonly steps: number;
  readonly calls: number;
  readonly lawsChecked: number;
  /** Grants that nothing used, and that no product says a month need not use. */
  readonly unusedGrants: readonly string[];
};
