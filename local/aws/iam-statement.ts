// One IAM statement, compiled once: does it speak about this caller, action, resource and request?
import type { Access } from '../world.ts';

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** The patterns as written, for the list of unused grants. */
  readonly grants: readonly Grant[];
  /** Absent in a role's policy; a resource policy names whom it speaks about. */
  readonly principals: readonly string[] | undefined;
  readonly matchesConditions: (context: Context) => boolean;
}
/** One action pattern on one resource pattern, which is what can be used or not. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly matches: (access: Access) => boolean;
}
/** Condition keys in lower case. */
export type Context = ReadonlyMap<string, readonly string[]>;

type RawStatement = Readonly<Record<string, unknown>>;

/** Compiles a policy document's statements. Throws on anything it could only guess at. */
export function compilePolicy(document: unknown): readonly Statement[] {
  const { Statement: raw } = (document ?? {}) as { Statement?: RawStatement | RawStatement[] };
  return listOf(raw).map((statement) => compileStatement(statement as RawStatement));
}

function compileStatement(raw: RawStatement): Statement {
  const effect = raw.Effect;
  if (effect !== 'Allow' && effect !== 'Deny') throw new Error(`A statement's Effect is ${String(effect)}`);
  const actions = patterns(raw, 'Action', 'i');
  const resources = patterns(raw, 'Resource', '');
  const grants = actions.flatMap((action) =>
    resources.map((resource) => ({
      action: action.text,
      resource: resource.text,
      matches: (access: Access) => action.matches(access.action) && resource.matches(access.resource),
    })),
  );
  return {
    effect,
    grants,
    principals: principalsOf(raw),
    matchesConditions: compileConditions(raw.Condition),
  };
}

type Pattern = { text: string; matches: (value: string) => boolean };

function patterns(raw: RawStatement, key: 'Action' | 'Resource', flags: string): readonly Pattern[] {
  const positive = raw[key];
  const negative = raw[`Not${key}`];
  if ((positive === undefined) === (negative === undefined)) {
    throw new Error(`A statement needs either ${key} or Not${key}: ${JSON.stringify(raw)}`);
  }
  if (positive !== undefined) {
    return listOf(positive).map((text) => ({ text: String(text), matches: wildcard(String(text), flags) }));
  }
  const excluded = listOf(negative).map((text) => wildcard(String(text), flags));
  return [
    {
      text: `Not${key}:${listOf(negative).join(',')}`,
      matches: (value) => !excluded.some((matches) => matches(value)),
    },
  ];
}

function principalsOf(raw: RawStatement): readonly string[] | undefined {
  const { Principal } = raw;
  if (raw.NotPrincipal !== undefined) throw new Error('NotPrincipal is not known to the laptop runtime');
  if (Principal === undefined) return undefined;
  if (typeof Principal === 'string') return [Principal];
  return Object.values(Principal as Record<string, unknown>).flatMap((value) => listOf(value).map(String));
}

/** Turns `*` and `?` into a test. Actions are compared without regard to case, resources with. */
function wildcard(pattern: string, flags = ''): (value: string) => boolean {
  if (pattern === '*') return () => true;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, `s${flags}`);
  return (value) => expression.test(value);
}

type Compare = (wanted: string) => (actual: string) => boolean;
const equals: Compare = (wanted) => (actual) => actual === wanted;
const like: Compare = (wanted) => wildcard(wanted);
const folded: Compare = (wanted) => (actual) => actual.toLowerCase() === wanted.toLowerCase();

const operators: Readonly<Record<string, { compare: Compare; negated?: true }>> = {
  StringEquals: { compare: equals },
  StringNotEquals: { compare: equals, negated: true },
  StringEqualsIgnoreCase: { compare: folded },
  StringLike: { compare: like },
  StringNotLike: { compare: like, negated: true },
  // Both ARN forms accept wildcards in AWS.
  ArnEquals: { compare: like },
  ArnLike: { compare: like },
  ArnNotEquals: { compare: like, negated: true },
  ArnNotLike: { compare: like, negated: true },
  Bool: { compare: folded },
};

function compileConditions(raw: unknown): (context: Context) => boolean {
  const tests = Object.entries((raw ?? {}) as Record<string, Record<string, unknown>>).flatMap(
    ([operator, keys]) =>
      Object.entries(keys).map(([key, wanted]) => compileCondition(operator, key, wanted)),
  );
  return (context) => tests.every((test) => test(context));
}

function compileCondition(operator: string, key: string, wanted: unknown): (context: Context) => boolean {
  const name = key.toLowerCase();
  if (operator === 'Null') {
    const absent = String(listOf(wanted)[0]) === 'true';
    return (context) => context.has(name) !== absent;
  }
  const match = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(operator);
  const known = operators[match?.[2] ?? ''];
  if (known === undefined) throw new Error(`The IAM condition operator ${operator} is not known here`);
  const tests = listOf(wanted).map((value) => known.compare(String(value)));
  const holds = (actual: string) => tests.some((test) => test(actual)) !== (known.negated === true);
  const quantifier = match?.[1];
  const ifExists = match?.[3] !== undefined;
  return (context) => {
    const values = context.get(name);
    if (values === undefined) {
      return (
        ifExists || quantifier === 'ForAllValues' || (quantifier === undefined && known.negated === true)
      );
    }
    return quantifier === 'ForAnyValue' ? values.some(holds) : values.every(holds);
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
