// What a warm function knows by heart: names of things that are settled for ever, so that nobody need be asked about them
// again. Bounded, and lost with the process; whoever uses it must be right without it.

export type Remembered = {
  has(name: string): boolean;
  add(name: string): void;
};

/** Keeps the last `most` names. */
export function makeRemembered(most: number): Remembered {
  const names = new Set<string>();
  return {
    has: (name) => names.has(name),
    add(name) {
      names.delete(name);
      names.add(name);
      if (names.size <= most) return;
      const [oldest] = names;
      if (oldest !== undefined) names.delete(oldest);
    },
  };
}
