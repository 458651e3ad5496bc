// On AWS a queue's consumer never slows a webhook down: they run on different machines. Here they share two cores,
// so background work lets the requests that somebody is waiting for go first, for a bounded time.

export interface Courtesy {
  /** Marks a request that a sender waits for. */
  during<T>(request: Promise<T>): Promise<T>;
  /** Resolves when no such request is under way, or after `mostMs` of real time. */
  quietMoment(mostMs: number): Promise<void>;
}

export function makeCourtesy(): Courtesy {
  let underWay = 0;
  let waiting: (() => void)[] = [];

  return {
    async during(request) {
      underWay += 1;
      try {
        return await request;
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          const woken = waiting;
          waiting = [];
          for (const wake of woken) wake();
        }
      }
    },
    quietMoment(mostMs) {
      if (underWay === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
