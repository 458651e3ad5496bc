// A mutant: the house with one guard taken away. It is made when a function is bundled, by replacing a text of a source file
// that stands there exactly once, so that a guard that was rewritten makes its mutant stale instead of harmless.
import type { Aim } from '../../aws/faults/kinds.ts';

export type Edit = {
  /** From the root of the checkout. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
};

export type Mutant = {
  readonly name: string;
  /** What is missing, as a sentence that would be a fault. */
  readonly says: string;
  /** Several where one guard is held in several places, and each of them would hide the others' absence. */
  readonly edits: readonly Edit[];
  /**
   * Faults of AWS that are needed to see it, by name; default: all. A month with few kinds is shorter to read, and a guard
   * against one kind of fault is missed soonest where that kind is frequent.
   */
  readonly faults?: readonly string[];
  /** How often those strike, and at which services, where the guard stands at calls that are few. */
  readonly aim?: Aim;
  /**
   * Months that show it soonest, where those that everything else is played with seldom do: the first seed, and how many days of
   * trouble and of calm. The whole house holds in them, or it would not count as caught there.
   */
  readonly shown?: { readonly seed?: number; readonly days?: number; readonly calmDays?: number };
  /** Why no month need show it: which guard stands behind it, or what a month has too little of, and the test that has it. */
  readonly otherwise?: string;
};

/** A guard is not where its mutant looks for it. */
export class StaleMutantError extends Error {
  constructor(mutant: Pick<Mutant, 'name'>, { file, find }: Edit, found: number) {
    super(
      `The mutant ${mutant.name} is stale: ${file} holds ${found === 0 ? 'no longer' : `${found} times`} "${find}"`,
    );
    this.name = 'StaleMutantError';
  }
}

/** The text of this file without the guard; the same text where the mutant changes another file. Throws `StaleMutantError`. */
export function mutated(mutant: Mutant, file: string, text: string): string {
  let changed = text;
  for (const edit of mutant.edits) {
    if (edit.file !== file) continue;
    const pieces = changed.split(edit.find);
    if (pieces.length !== 2) throw new StaleMutantError(mutant, edit, pieces.length - 1);
    changed = pieces.join(edit.replace);
  }
  return changed;
}

/** The files that it changes, each once. */
export const filesOf = ({ edits }: Pick<Mutant, 'edits'>): readonly string[] => [
  ...new Set(edits.map(({ file }) => file)),
];
