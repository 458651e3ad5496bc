// Words as a summary counts them.

/** Counts equal words, most frequent first: "3 sent, 1 taken". */
export function listed(words: readonly (string | undefined)[], most = 20): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word ?? 'unknown', (counts.get(word ?? 'unknown') ?? 0) + 1);
  const sorted = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const shown = sorted.slice(0, most).map(([word, count]) => `${count} ${word}`);
  if (sorted.length > most) shown.push('…');
  return shown.join(', ') || 'none';
}
