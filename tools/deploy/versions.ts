// Versions, older and newer, and what the list of changes says of those in between. Pure.

/** Below zero where `one` is older. Versions are numbers with dots. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What an operator has to do, of every version after `since` up to `until`, oldest first. */
export function toDoSince(
  changes: string,
  { since, until }: { since: string; until: string },
): readonly string[] {
  const chapters = changes.split(/^## /m).slice(1);
  return chapters
    .map((chapter) => ({ version: chapter.split(/\s/)[0] ?? '', lines: chapter.split('\n') }))
    .filter(({ version }) => compareVersions(version, since) > 0 && compareVersions(version, until) <= 0)
    .toSorted((one, other) => compareVersions(one.version, other.version))
    .flatMap(({ lines }) =>
      lines.filter((line) => line.startsWith(TO_DO)).map((line) => line.slice(TO_DO.length)),
    );
}

/** Begins a line of the list that asks something of whoever deploys. */
const TO_DO = '* **To do:** ';
