// Whether the clock is being moved: then nobody wants to see threads at work, but the moment to come.

export interface Hurry {
  isOn(): boolean;
  /** It is on until the work is done. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Called whenever it is over. */
  onEnd(listener: () => void): void;
}

export function makeHurry(): Hurry {
  let count = 0;
  const listeners: (() => void)[] = [];
  return {
    isOn: () => count > 0,
    async during(work) {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        if (count === 0) for (const listener of listeners) listener();
      }
    },
    onEnd: (listener) => void listeners.push(listener),
  };
}
