// Makes a failed month shorter: takes deeds and faults away, in ever smaller handfuls, as long as the same law is still broken.
// What is left is the shortest history that was found with so many plays.
export type History = {
  /** Places in the month's plan. */
  readonly deeds: readonly number[];
  /** Keys of faults. */
  readonly faults: readonly string[];
};

export type Shrinking = {
  readonly from: History;
  /** Whether this history still breaks the law. */
  readonly stillBreaks: (history: History) => Promise<boolean>;
  readonly mostPlays: number;
};

type Piece = { readonly deed: number } | { readonly fault: string };

/** Answers `from` itself where nothing could be left out, and undefined where not even that breaks the law again. */
export async function shrink({ from, stillBreaks, mostPlays }: Shrinking): Promise<History | undefined> {
  let plays = 0;
  const breaks = async (pieces: readonly Piece[]): Promise<boolean> => {
    plays += 1;
    return stillBreaks(historyOf(pieces));
  };
  const deeds = from.deeds.map((deed): Piece => ({ deed }));
  const faults = from.faults.map((fault): Piece => ({ fault }));
  let pieces: readonly Piece[] = [...deeds, ...faults];
  if (!(await breaks(pieces))) return undefined;
  // The commonest case first: that AWS had nothing to do with it.
  if (faults.length > 0 && plays < mostPlays && (await breaks(deeds))) pieces = deeds;

  let handfuls = 2;
  while (pieces.length > 1 && plays < mostPlays) {
    const size = Math.ceil(pieces.length / handfuls);
    let isShorter = false;
    for (let at = 0; at < pieces.length && plays < mostPlays; at += size) {
      const rest = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      if (rest.length === 0 || !(await breaks(rest))) continue;
      pieces = rest;
      isShorter = true;
      // What follows has moved up to where the handful was.
      at -= size;
    }
    if (!isShorter && size === 1) break;
    handfuls = isShorter ? Math.max(2, handfuls - 1) : Math.min(pieces.length, handfuls * 2);
  }
  return historyOf(pieces);
}

const historyOf = (pieces: readonly Piece[]): History => ({
  deeds: pieces.flatMap((piece) => ('deed' in piece ? [piece.deed] : [])),
  faults: pieces.flatMap((piece) => ('fault' in piece ? [piece.fault] : [])),
});
