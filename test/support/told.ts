// What the owner of a sentence that was refused is told of it.
import type { ReadResult } from '../../shared/rules/reading.ts';

/** `bare`: that it is not understood. `list`: besides, what the rules are about. `help`: why, or what to write instead. */
export function toldOf(read: ReadResult<unknown>): 'bare' | 'list' | 'help' | 'understood' {
  if (read.ok) return 'understood';
  const all = read.problems.map(({ message, nearest }) =>
    nearest !== undefined
      ? 'help'
      : message.includes('I find no rule')
        ? 'list'
        : /^This sentence is not one that I understand\.?$/.test(message)
          ? 'bare'
          : 'help',
  );
  return all.includes('bare') ? 'bare' : all.includes('list') ? 'list' : 'help';
}
