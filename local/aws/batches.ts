// Messages between threads, as many at a time as there are. Each message wakes the thread that gets it, and under a burst
// that costs more than what the messages say; those of one turn of the event loop therefore leave together.

export interface Batches<Message> {
  /** Leaves before the next turn, behind everything that was added before it. */
  add(message: Message): void;
  /** Lets everything leave at once: for a thread that ends. */
  flush(): void;
}

/** `atTurnsEnd` runs what it is given once this turn's events are dealt with. */
export function makeBatches<Message>(
  post: (batch: readonly Message[]) => void,
  atTurnsEnd: (run: () => void) => void = setImmediate,
): Batches<Message> {
  let leaving: Message[] = [];

  function flush(): void {
    if (leaving.length === 0) return;
    const batch = leaving;
    leaving = [];
    post(batch);
  }

  return {
    add(message) {
      if (leaving.length === 0) atTurnsEnd(flush);
      leaving.push(message);
    },
    flush,
  };
}
