// What one version of a document changes against another, in plain words, rule by rule.
import type { Meaning } from '../explained.ts';

/** What was said and what is said now; one of the two is absent where something came or went. */
export type Change = { readonly was?: string; readonly becomes?: string };

/** In the order of the new version, and then what only the old one says. */
export function changesBetween(before: readonly Meaning[], now: readonly Meaning[]): readonly Change[] {
  const [earlier, later] = [byMatter(before), byMatter(now)];
  const matters = [...new Set([...later.keys(), ...earlier.keys()])];
  return matters.flatMap((matter) => changesOf(earlier.get(matter) ?? [], later.get(matter) ?? []));
}

function changesOf(before: readonly string[], now: readonly string[]): readonly Change[] {
  const gone = before.filter((means) => !now.includes(means));
  const came = now.filter((means) => !before.includes(means));
  const [was, becomes] = [gone[0], came[0]];
  // Of a list, such as the rewards, nobody can say which line took the place of which.
  if (was !== undefined && becomes !== undefined && gone.length === 1 && came.length === 1)
    return [{ was, becomes }];
  return [...came.map((means) => ({ becomes: means })), ...gone.map((means) => ({ was: means }))];
}

/** A wording has no rules: there the part of it that is meant stands in the text. */
function byMatter(meanings: readonly Meaning[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { rule, text, means } of meanings) {
    const matter = rule ?? text;
    const said = found.get(matter) ?? [];
    if (!said.includes(means)) said.push(means);
    found.set(matter, said);
  }
  return found;
}
