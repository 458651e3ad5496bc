// The doctor's lines as people read them.
import type { Line } from './examine.ts';

const MARKS = { well: '✓', ill: '✗', unknown: '?' } as const;

export function tableOf(lines: readonly Line[]): readonly string[] {
  const width = Math.max(0, ...lines.map(({ says }) => says.length));
  const shown: string[] = [];
  let group = '';
  for (const line of lines) {
    if (line.group !== group) shown.push('', line.group.toUpperCase());
    group = line.group;
    shown.push(`  ${MARKS[line.state]} ${line.says.padEnd(width)}  ${line.text}`);
    if (line.advice !== undefined) shown.push(`    ${' '.repeat(width)}  → ${line.advice}`);
  }
  return [...shown, '', sumOf(lines)];
}

function sumOf(lines: readonly Line[]): string {
  const count = (state: Line['state']) => lines.filter((line) => line.state === state).length;
  const fixable = lines.filter(({ fix }) => fix !== undefined).length;
  const hint = fixable === 0 ? '' : ` ${fixable} of it --fix can do.`;
  return `${count('well')} well, ${count('ill')} to do, ${count('unknown')} not seen.${hint}`;
}
