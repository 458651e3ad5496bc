// What a file holds that could not be read, on the screen: the first of it, and how much more there is.

const SHOWN = 10;

/** Nothing for nothing. `said` is what it means, after the number of them. */
export function showProblems(problems: readonly string[], said: string, print: (line: string) => void): void {
  if (problems.length === 0) return;
  print(`  ${problems.length} ${said}:`);
  for (const problem of problems.slice(0, SHOWN)) print(`    ${problem}`);
  if (problems.length > SHOWN) print(`    and ${problems.length - SHOWN} more`);
}
