// Which parts of an item are answered.
import { invalid } from '../refusals.ts';
import { emptyMap, type Item, type Value } from '../values.ts';
import { overlapping, type Path, readPath, resolved, saidPath } from './paths.ts';
import { placeholdersOf, type Scope, type Used } from './scope.ts';
import { Cursor, remembering } from './tokens.ts';

export type ParsedProjection = Used & { readonly paths: readonly Path[] };

const KIND = 'ProjectionExpression';

const parse = remembering((text): ParsedProjection => {
  const cursor = new Cursor(text, KIND);
  const paths = [readPath(cursor)];
  while (cursor.skip(',')) paths.push(readPath(cursor));
  cursor.mustBeOver();
  return { paths, placeholders: placeholdersOf(text) };
});

export const parseProjection = (text: string | undefined): ParsedProjection | undefined =>
  text === undefined ? undefined : parse(text);

/** Answers how to project an item. Throws where two paths overlap. */
export function projector(parsed: ParsedProjection | undefined, scope: Scope): (item: Item) => Item {
  if (parsed === undefined) return (item) => item;
  const paths = parsed.paths.map((path) => resolved(path, scope));
  const twice = overlapping(paths);
  if (twice !== undefined)
    throw invalid(
      `Invalid ${KIND}: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${saidPath(twice[0])}, path two: ${saidPath(twice[1])}`,
    );
  return (item) => projectedTo(item, paths);
}

/** What stands at these paths, with as much around it as they need. */
export function projectedTo(item: Item, paths: readonly Path[]): Item {
  return partOf({ M: item }, paths)?.M ?? emptyMap();
}

function partOf(value: Value | undefined, paths: readonly Path[]): Value | undefined {
  if (value === undefined || paths.some((path) => path.length === 0)) return value;
  if (value.M !== undefined) {
    const kept = emptyMap();
    for (const name of namesOf(paths)) {
      const part = partOf(value.M[name], tails(paths, name));
      if (part !== undefined) kept[name] = part;
    }
    // Of a map inside that has none of it, not even the map is answered; the item itself always is.
    return Object.keys(kept).length === 0 ? undefined : { M: kept };
  }
  if (value.L === undefined) return undefined;
  const kept = value.L.flatMap((each, index) => {
    const inside = tails(paths, index);
    const part = inside.length === 0 ? undefined : partOf(each, inside);
    return part === undefined ? [] : [part];
  });
  return kept.length === 0 ? undefined : { L: kept };
}

function namesOf(paths: readonly Path[]): readonly string[] {
  const names = new Set<string>();
  for (const [first] of paths) if (typeof first === 'string') names.add(first);
  return [...names].sort();
}

const tails = (paths: readonly Path[], first: string | number): readonly Path[] =>
  paths.filter((path) => path[0] === first).map((path) => path.slice(1));
