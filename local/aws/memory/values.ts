// Attribute values as they cross the wire: checked once when they come in, never changed afterwards, so that rows,
// indexes and answers may share them. Attributes of a map stand in the order of their names.
import { canonicalNumber } from './numbers.ts';
import { invalid, invalidValue } from './refusals.ts';

export type Value = {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: readonly Value[];
  readonly M?: Item;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
  readonly BS?: readonly string[];
};
export type Item = Readonly<Record<string, Value>>;
export type Kind = keyof Value;

const KINDS = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS'] as const;
const DEEPEST = 32;

export function kindOf(value: Value): Kind {
  for (const kind in value) return kind as Kind;
  throw new Error('A value without a kind came past the checks');
}

/** A map of attributes without any, and without what every object inherits: `constructor` may be an attribute's name. */
export const emptyMap = (): Record<string, Value> =>
  ({ __proto__: null }) as unknown as Record<string, Value>;

/** Throws for what is no item; numbers come out in their one way of being written. */
export function checkedItem(given: unknown): Item {
  return checkedMap(given, 0);
}

function checkedValue(given: unknown, depth = 0): Value {
  if (depth > DEEPEST) throw invalid('Nesting Levels have exceeded supported limits');
  const kinds = Object.keys((given ?? {}) as object).filter((kind) => KINDS.includes(kind as Kind)) as Kind[];
  const [kind] = kinds;
  if (kind === undefined)
    throw invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  if (kinds.length > 1)
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  const inner = (given as Record<string, unknown>)[kind];
  switch (kind) {
    case 'S':
    case 'B':
      return { [kind]: text(inner) };
    case 'N':
      return { N: canonicalNumber(text(inner)) };
    case 'BOOL':
      if (typeof inner !== 'boolean') throw wrongJson();
      return { BOOL: inner };
    case 'NULL':
      if (inner !== true) throw invalidValue('Null attribute value types must have the value of true');
      return { NULL: true };
    case 'L':
      if (!Array.isArray(inner)) throw wrongJson();
      return { L: inner.map((each) => checkedValue(each, depth + 1)) };
    case 'M':
      return { M: checkedMap(inner, depth + 1) };
    default:
      return { [kind]: checkedSet(kind, inner) };
  }
}

function checkedMap(given: unknown, depth: number): Item {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrongJson();
  const names = Object.keys(given).sort();
  const item = emptyMap();
  for (const name of names) item[name] = checkedValue((given as Record<string, unknown>)[name], depth);
  return item;
}

const SET_NAMES = { SS: 'string', NS: 'number', BS: 'binary' } as const;

function checkedSet(kind: 'SS' | 'NS' | 'BS', given: unknown): readonly string[] {
  if (!Array.isArray(given)) throw wrongJson();
  if (given.length === 0) throw invalidValue(`An ${SET_NAMES[kind]} set  may not be empty`);
  const members = given.map((each) => (kind === 'NS' ? canonicalNumber(text(each)) : text(each)));
  if (new Set(members).size === members.length) return members;
  throw kind === 'NS'
    ? invalid('Input collection contains duplicates')
    : invalidValue(`Input collection [${members.join(', ')}] contains duplicates.`);
}

function text(given: unknown): string {
  if (typeof given === 'string') return given;
  throw wrongJson();
}

const wrongJson = () => invalid('A value of the request has another JSON type than its datatype has');

/** True for the same value; the order of a set's members does not matter. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  const kind = kindOf(one);
  if (kind !== kindOf(other)) return false;
  if (kind === 'M') return isSameItem(one.M!, other.M!);
  const [first, second] = [one[kind], other[kind]];
  if (!Array.isArray(first) || !Array.isArray(second)) return first === second;
  if (first.length !== second.length) return false;
  return kind === 'L'
    ? first.every((each, index) => isSame(each, second[index]))
    : first.every((each) => second.includes(each));
}

export function isSameItem(one: Item, other: Item): boolean {
  if (one === other) return true;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => isSame(one[name], other[name]));
}
