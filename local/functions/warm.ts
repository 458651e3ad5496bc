// Who stays warm at no work. A thread holds some thirty megabytes and a room some eight, and most functions of a shop run once a day:
// those that ran longest ago give their memory back, and begin anew when they are needed, as an environment on AWS does.

export type Warm = {
  /** `end` is called once so many others became idle after this one. */
  idle(one: object, end: () => void): void;
  /** It is at work again, or over. */
  busy(one: object): void;
  /** Ends those that are too many by now. */
  trim(): void;
};

/** While `isHeld` says so, nobody is ended. */
export function makeWarm(mostIdle: number, isHeld = () => false): Warm {
  // In the order in which they became idle.
  const idle = new Map<object, () => void>();
  function trim(): void {
    for (const [eldest, endIt] of idle) {
      if (idle.size <= mostIdle || isHeld()) return;
      idle.delete(eldest);
      endIt();
    }
  }
  return {
    idle(one, end) {
      idle.delete(one);
      idle.set(one, end);
      trim();
    },
    busy(one) {
      idle.delete(one);
    },
    trim,
  };
}
