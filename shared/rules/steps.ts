// What reading a document may cost. Counted in steps and not in time, so that the same text is read or cut off alike on
// a busy function, a cold one and a laptop: a step is one word that is looked at once.

/** What is left of a document's steps; every part of the reader takes from the same. */
export type Steps = { left: number };

/**
 * A hundred times what the longest document that we ship needs, and a fraction of a second's work. A document that needs
 * more is written to be read slowly, or is no document.
 */
export const maxSteps = 1_000_000;

/** Takes steps. False once there are none left; whatever is asked then answers "not understood". */
export function spend(steps: Steps | undefined, count: number): boolean {
  if (steps === undefined) return true;
  steps.left -= count;
  return steps.left > 0;
}
