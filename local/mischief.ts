// What chance does to hand-overs, which AWS promises at least once and not at once.

/** Who hands an event over to a function that nobody waits for. */
export type Courier = 'EventBridge' | 'Scheduler' | 'SNS' | 'Lambda';

export interface Mischief {
  /** An event for a function that nobody waits for: an asynchronous invocation, a rule's, a schedule's, a topic's. */
  handOver(to: string, via: Courier): HandOver;
  /** By how much later a message of a queue can be seen. */
  queuedLateMs(queue: string): number;
  /** For so long those who look into the queue let messages gather into one batch. */
  gathersMs(queue: string): number;
  /** Which messages of a batch of several count as failed, by their places: never all of them. */
  failsOf(queue: string, count: number): readonly number[];
  /** A queue gives a message again that was done with. */
  comesAgain(queue: string): boolean;
  /** By how much later the word of a bounce or a complaint comes. */
  wordOfMailMs(): number;
  /** Whether the function begins in a new process, which remembers nothing. */
  isCold(functionName: string): boolean;
  /** Whether a read that may be behind is; and by how much later this write is seen by those. */
  readsOld(table: string): boolean;
  lagMs(write: string): number;
}
export interface HandOver {
  readonly lateMs: number;
  /** After which time it comes once more; undefined: it does not. */
  readonly againMs: number | undefined;
}

/** Each comes once and at its time. */
export const goodDay: Mischief = {
  handOver: () => ({ lateMs: 0, againMs: undefined }),
  queuedLateMs: () => 0,
  gathersMs: () => 0,
  failsOf: () => [],
  comesAgain: () => false,
  wordOfMailMs: () => 0,
  isCold: () => false,
  readsOld: () => false,
  lagMs: () => 0,
};
