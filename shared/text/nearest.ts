// The known word nearest to one that was mistyped.

const MOST_CHARACTERS = 40;

/** The one that takes the fewest edits, if it is near enough to be what was meant; big and small letters are the same. */
export function nearestTo(word: string, known: readonly string[]): string | undefined {
  const typed = word.slice(0, MOST_CHARACTERS).toLowerCase();
  const best = known
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)[0];
  return best !== undefined && best.distance <= Math.max(2, typed.length / 3) ? best.candidate : undefined;
}

/** Insertions, deletions, substitutions; words are cut, which bounds the work. */
export function editDistance(left: string, right: string): number {
  const from = left.slice(0, MOST_CHARACTERS);
  const to = right.slice(0, MOST_CHARACTERS);
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
