// Which idle threads stay warm. Each holds some thirty megabytes, and most functions of a shop run once a day: those that ran
// longest ago give their memory back, and begin anew when they are needed, as an environment on AWS does.

export type WarmThreads = {
  /** `end` is called once so many others became idle after this one. */
  idle(thread: object, end: () => void): void;
  /** It is at work again, or over. */
  busy(thread: object): void;
};

/**
 * Of the thousand runs of two days (five functions every few minutes or hours, six once a day) one in fifteen begins anew
 * with five, one in thirty-five with six, one in six with four.
 */
const MOST_IDLE = 5;

export function makeWarmThreads(mostIdle = MOST_IDLE): WarmThreads {
  // In the order in which they became idle.
  const idle = new Map<object, () => void>();
  return {
    idle(thread, end) {
      idle.delete(thread);
      idle.set(thread, end);
      for (const [eldest, endIt] of idle) {
        if (idle.size <= mostIdle) return;
        idle.delete(eldest);
        endIt();
      }
    },
    busy(thread) {
      idle.delete(thread);
    },
  };
}
