// The names and values that a request gives its expressions: each that is used must be given, each that is given used.
import { invalid } from '../refusals.ts';
import { checkedItem, emptyMap, type Item, type Value } from '../values.ts';

/** What an expression was parsed to, with all placeholders in it. */
export type Used = { readonly placeholders: ReadonlySet<string> };

export interface Scope {
  /** The name itself, or what its placeholder stands for. */
  name(written: string): string;
  value(placeholder: string): Value;
}

export type Given = {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: unknown;
};

const PLACEHOLDER = /[#:][A-Za-z0-9_]+/g;
const NO_VALUES: Item = emptyMap();

export const placeholdersOf = (text: string): ReadonlySet<string> => new Set(text.match(PLACEHOLDER));

/** `expressions` are those of the request by their parameters' names; one that is not given is undefined. */
export function scopeOf(given: Given, expressions: Readonly<Record<string, Used | undefined>>): Scope {
  const names = given.ExpressionAttributeNames ?? {};
  const values =
    given.ExpressionAttributeValues === undefined ? NO_VALUES : checkedItem(given.ExpressionAttributeValues);
  refuseWithoutExpression(given, expressions);
  let used = 0;
  const all = new Set<string>();
  for (const [kind, expression] of Object.entries(expressions)) {
    for (const placeholder of expression?.placeholders ?? []) {
      refuseUndefined(placeholder, kind, { names, values });
      if (!all.has(placeholder)) used += 1;
      all.add(placeholder);
    }
  }
  if (used < Object.keys(names).length + Object.keys(values).length) {
    refuseUnused('ExpressionAttributeValues', values, all);
    refuseUnused('ExpressionAttributeNames', names, all);
  }
  return {
    name: (written) => (written.startsWith('#') ? names[written]! : written),
    value: (placeholder) => values[placeholder]!,
  };
}

function refuseWithoutExpression(
  given: Given,
  expressions: Readonly<Record<string, Used | undefined>>,
): void {
  if (Object.values(expressions).some((expression) => expression !== undefined)) return;
  for (const member of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
    if (given[member] !== undefined) throw invalid(`${member} can only be specified when using expressions`);
  }
}

function refuseUndefined(
  placeholder: string,
  kind: string,
  { names, values }: { names: object; values: object },
): void {
  if (placeholder.startsWith('#') && !Object.hasOwn(names, placeholder))
    throw invalid(
      `Invalid ${kind}: An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
    );
  if (placeholder.startsWith(':') && !Object.hasOwn(values, placeholder))
    throw invalid(
      `Invalid ${kind}: An expression attribute value used in expression is not defined; attribute value: ${placeholder}`,
    );
}

function refuseUnused(member: string, given: object, used: ReadonlySet<string>): void {
  const unused = Object.keys(given).filter((placeholder) => !used.has(placeholder));
  if (unused.length === 0) return;
  throw invalid(`Value provided in ${member} unused in expressions: keys: {${unused.join(', ')}}`);
}
