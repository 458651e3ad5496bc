// What is kept of a long list of lines. Whoever sends five thousand of them has sent one order all the same; our rows and
// messages stay small because the number and the size of what is kept are ours, and what was left out is counted.

export type LinesLimit = { readonly lines: number; readonly bytes: number };

/** The first lines, as many as fit both limits; `bytes` are those of their JSON. */
export function keptLines<Line>(lines: readonly Line[], { lines: most, bytes }: LinesLimit): readonly Line[] {
  let used = 0;
  let kept = 0;
  for (const line of lines.slice(0, most)) {
    used += Buffer.byteLength(JSON.stringify(line)) + 1;
    if (used > bytes) break;
    kept += 1;
  }
  return kept === lines.length ? lines : lines.slice(0, kept);
}
