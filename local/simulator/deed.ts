// What the world outside does, and what a product brings to be simulated: its actors and its laws.

import type { Chance } from '../chance.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { SampleStore } from '../sample/store/sample-store.ts';
import type { InboxMessage } from '../world.ts';
import type { Books } from './books.ts';
import type { Doors } from './doors.ts';
import type { Law } from './law.ts';
import type { Mutant } from './mutants/mutant.ts';

/** One thing that somebody does at a moment. */
export type Deed = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who, and what, as a trace and a printed history say it. */
  readonly who: string;
  readonly does: string;
  /** It changes tables by itself, and not through a function. */
  readonly isByTool?: true;
  /** Answers what follows from it, such as the next try of a webhook. */
  readonly run: () => Promise<readonly Deed[] | undefined>;
};

/** What actors are given. They reach the shop through its doors and through nothing else. */
export type SimulationStage = {
  readonly runtime: Runtime;
  readonly doors: Doors;
  readonly books: Books;
  readonly store: SampleStore | undefined;
  /** This product's own. */
  readonly chance: Chance;
  readonly startsAt: Date;
  readonly days: number;
};

export type Actors = {
  /** What is planned from the start: the history that a failed seed is shortened to. */
  readonly deeds: readonly Deed[];
  /** What people and machines do about a message that arrived. */
  onMessage(message: InboxMessage): readonly Deed[];
};

/** What a product brings to the simulator. */
export type Simulation = {
  /** Sets the shop up and answers who is in its world. */
  readonly open: (stage: SimulationStage) => Promise<Actors>;
  readonly laws: readonly Law[];
  /** What a model writes for this product that obeys what the name of something on sale told it. */
  readonly obeyingModel?: Readonly<Record<string, unknown>>;
  /** Its guards, each of which some law must miss. */
  readonly mutants?: readonly Mutant[];
};
