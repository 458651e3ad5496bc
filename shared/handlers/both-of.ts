// Two jobs of one run that do not wait for each other.

/** Does the second also where the first failed, and fails then all the same, so that the alarm rings and it is tried again. */
export const bothOf =
  <Result>(first: () => Promise<Result>, second: () => Promise<unknown>) =>
  async (): Promise<Result> => {
    const [done] = await Promise.allSettled([first()]);
    await second();
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
