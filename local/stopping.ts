// How `npm start` ends: by Ctrl-C, by whoever ends its process, or with the npm that began it.

/** Closes in reverse what has been opened by then, also in the middle of the start. */
export function stopOnSignals(open: (() => Promise<void>)[]): void {
  let isStopping = false;
  const stop = async () => {
    // A second Ctrl-C is from someone who does not want to wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('\nStopping; the state stays until npm start -- --fresh');
    for (const close of open.reverse()) await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  stopWithNpm(stop);
}

/** npm does not pass SIGTERM on through its shell; a laptop that nobody can reach any more must not stay behind. */
function stopWithNpm(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    void stop();
  }, 500);
  looking.unref();
}
