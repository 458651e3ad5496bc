// Ctrl-C ends what is under way and still lets it clear up; a second one ends the process at once.

/** Hands `work` a signal that is raised by the first Ctrl-C, or when the process is asked to end. */
export async function untilStopped<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const stop = new AbortController();
  const hear = () =>
    stop.abort(new Error('Stopped before it was done; what was made for it is being removed.'));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, hear);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of signals) process.off(signal, hear);
  }
}
