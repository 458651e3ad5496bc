// Whether an event matches a rule's pattern, as AWS's own published matcher (event-ruler) has it. An event is seen as
// fields: the names on the way joined with dots, and a value. So a name with a dot in it and nested names are the same,
// an empty list or object is no field at all, and members of lists are told apart only by the list's own place: what
// several names of a pattern say about the members of one list must hold for one and the same member.
import { type EventField, fieldsOf, joined, type Places } from './event-fields.ts';
import { type Filter, filtersIn } from './event-filters.ts';
import { isRecord } from './names.ts';

/** One way to match: for each name what its values may be. `$or` makes several. */
type Branch = ReadonlyMap<string, readonly Filter[]>;
export type EventPattern = readonly Branch[];

/** Throws, naming what it is, for a pattern that AWS refuses or that the laptop cannot match exactly as AWS does. */
export function compilePattern(pattern: unknown): EventPattern {
  return branchesOf(pattern, '', [new Map()]);
}

export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  const fields = fieldsOf(event);
  return pattern.some((branch) => {
    // In this order, because whether a name is absent depends on the members that were chosen for the names before it.
    const names = [...branch.keys()].sort();
    return fits({ branch, names, fields }, 0, new Map());
  });
}

type Search = {
  readonly branch: Branch;
  readonly names: readonly string[];
  readonly fields: ReadonlyMap<string, readonly EventField[]>;
};

function fits(search: Search, at: number, places: Places): boolean {
  const name = search.names[at];
  if (name === undefined) return true;
  const filters = search.branch.get(name) ?? [];
  const within = (search.fields.get(name) ?? []).flatMap((field) => {
    const together = joined(places, field.places);
    return together === undefined ? [] : [{ field, together }];
  });
  if (within.length === 0)
    return filters.some(({ absent }) => absent === true) && fits(search, at + 1, places);
  return within.some(
    ({ field, together }) =>
      filters.some((filter) => filter.absent !== true && filter.accepts(field.value)) &&
      fits(search, at + 1, together),
  );
}

function branchesOf(pattern: unknown, path: string, before: readonly Branch[]): readonly Branch[] {
  if (!isRecord(pattern) || Object.keys(pattern).length === 0) {
    throw new Error(`${path === '' ? 'An event pattern' : path} must be an object with something in it`);
  }
  let branches = before;
  for (const [key, value] of Object.entries(pattern)) {
    const name = path === '' ? key : `${path}.${key}`;
    if (key === '$or') branches = alternatives(value, path, branches);
    else if (isRecord(value)) branches = branchesOf(value, name, branches);
    else branches = branches.map((branch) => withField(branch, name, filtersIn(name, value)));
  }
  return branches;
}

/** AWS takes the last of two such fields without a word; nobody means that. */
function withField(branch: Branch, name: string, filters: readonly Filter[]): Branch {
  if (branch.has(name)) throw new Error(`The laptop takes no event pattern that names ${name} twice`);
  return new Map([...branch, [name, filters]]);
}

/** These are filters; AWS reads an `$or` with one of them in it as the name of a field. */
const RESERVED = new Set([
  'exactly',
  'prefix',
  'suffix',
  'equals-ignore-case',
  'wildcard',
  'numeric',
  'anything-but',
  'exists',
  'cidr',
]);

function alternatives(value: unknown, path: string, before: readonly Branch[]): readonly Branch[] {
  const isOr =
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every((one) => isRecord(one) && Object.keys(one).every((key) => !RESERVED.has(key)));
  if (!isOr) throw new Error(`$or${path === '' ? '' : ` in ${path}`} takes a list of at least two objects`);
  return value.flatMap((one) => branchesOf(one, path, before));
}
