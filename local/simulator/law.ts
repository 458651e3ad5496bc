// The seam between the world that misbehaves and the laws that must hold in it. A law is one sentence and one check; it reads
// what is seen of the shop from outside: rows, messages, logs, and the world's own books.
import type { InjectedFault } from '../aws/faults/trouble.ts';
import type { PermissionUse } from '../aws/iam.ts';
import type { InboxMessage } from '../world.ts';
import type { Row, Told } from './books.ts';

export type { Row } from './books.ts';

export type Law = {
  /** The one sentence. */
  readonly says: string;
  /** Cheap ones after every step, dearer ones each virtual hour; `end` is once faults are off and all has drained. */
  readonly when: 'step' | 'hour' | 'end';
  /** Every way in which it does not hold at this moment; none while it does. */
  check(seen: Seen): readonly Breach[] | Promise<readonly Breach[]>;
};

export type Breach = {
  /** What is wrong, as a sentence. The same wrong has the same words at every look. */
  readonly what: string;
  /** The rows, messages or facts that show it. */
  readonly rows: readonly unknown[];
};

/**
 * `faults`: the world misbehaves. `calm`: people and faults have stopped, and what was owed still arrives. `over`: all queues are
 * drained and every period has been made up.
 */
export type SimulationPhase = 'faults' | 'calm' | 'over';

export type Seen = {
  readonly now: Date;
  readonly startedAt: Date;
  readonly phase: SimulationPhase;
  /** Products that run in this month. */
  readonly products: readonly string[];
  /** Every table's name, with its stage where it has one. */
  readonly tables: readonly string[];
  /** By the name without a stage; a table of a product that does not run has none. */
  rows(table: string): readonly Row[];
  /** What left the house, oldest first. */
  readonly messages: readonly InboxMessage[];
  readonly logs: readonly LogLine[];
  readonly denied: readonly PermissionUse[];
  readonly unused: readonly PermissionUse[];
  readonly queues: readonly { readonly name: string; readonly visible: number; readonly dead: number }[];
  readonly deadLetters: readonly DeadLetter[];
  /** Work that waits for its turn: what queues hold for their functions, and what schedules will hand over. */
  readonly waiting: readonly WaitingWork[];
  readonly alarms: readonly unknown[];
  readonly objects: readonly StoredObject[];
  /** What waits in the scheduler. */
  readonly schedules: readonly { readonly name: string; readonly at: string; readonly target: string }[];
  /** What chance did, oldest first. */
  readonly faults: readonly InjectedFault[];
  /** The world's own books: what stores, tills and people did, and what they were answered. */
  readonly told: Told;
};

export type LogLine = { readonly function: string; readonly line: string };
export type DeadLetter = { readonly queue: string; readonly at: string; readonly body: string };
export type WaitingWork = { readonly in: string; readonly body: string };
export type StoredObject = { readonly bucket: string; readonly key: string; readonly body: string };
