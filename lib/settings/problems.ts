// Turns zod's issues into sentences for a shop owner: the field, what is wrong with it, what to write.
import type { z } from 'zod';
import { nearestTo } from '../../shared/text/nearest.ts';

/** The settings block is wrong. `problems` has one sentence per mistake, all of them at once. */
export class ShopSettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'one mistake' : `${problems.length} mistakes`;
    super(`The shop's settings (context "shop" in cdk.json) have ${count}:\n  - ${problems.join('\n  - ')}`);
    this.name = 'ShopSettingsError';
    this.problems = problems;
  }
}

/** One sentence per mistake. `knownKeys` answers which keys the object at a path may have. */
export function sentencesFor(
  issues: readonly z.core.$ZodIssue[],
  root: string,
  knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): string[] {
  return issues.flatMap((issue) => {
    const at = [root, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(issue.path);
      return issue.keys.map((key) => unknownKey(`${at}.${key}`, key, known));
    }
    if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
      return [
        `${at}: is missing or is not ${issue.expected === 'array' ? 'a list' : `an ${issue.expected}`}.`,
      ];
    }
    return [`${at}: ${issue.message}`];
  });
}

function unknownKey(at: string, key: string, known: readonly string[]): string {
  const nearest = nearestTo(key, known);
  const hint = nearest === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
  return `${at}: is not a setting. ${hint}`;
}
