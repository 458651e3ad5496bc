// What becomes of an item by an update: all operands are read from the item as it was.
import { negated, sumOf } from '../numbers.ts';
import { invalid } from '../refusals.ts';
import { type Item, kindOf, type Value } from '../values.ts';
import { overlapping, type Path, resolved, saidPath, valueAt } from './paths.ts';
import { placed, removed } from './placing.ts';
import type { Scope } from './scope.ts';
import type { Change, Operand, ParsedUpdate } from './update.ts';

export type Updated = { readonly item: Item; readonly paths: readonly Path[] };

/** Throws where two of its paths overlap, whatever the item says. */
export function refuseOverlaps({ changes }: ParsedUpdate, scope: Scope): void {
  const twice = overlapping(changes.map(({ path }) => resolved(path, scope)));
  if (twice !== undefined)
    throw invalid(
      `Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${saidPath(twice[0])}, path two: ${saidPath(twice[1])}`,
    );
}

/** Throws for what DynamoDB refuses: paths that lead nowhere, operands that do not fit. */
export function updated(before: Item, { changes }: ParsedUpdate, scope: Scope): Updated {
  const steps = changes.map((change) => ({ change, path: resolved(change.path, scope) }));
  const paths = steps.map(({ path }) => path);
  const results = steps.map(({ change, path }) => ({ path, value: resultOf(change, before, scope) }));
  let item = before;
  for (const { path, value } of results) if (value !== undefined) item = placed(item, path, value);
  item = removed(
    item,
    results.flatMap(({ path, value }) => (value === undefined ? [path] : [])),
  );
  return { item, paths };
}

/** What is to stand at the path afterwards; undefined removes it. */
function resultOf(change: Change, before: Item, scope: Scope): Value | undefined {
  if (change.kind === 'set') return operandOf(change.to, before, scope);
  if (change.kind === 'remove') return undefined;
  const old = valueAt(before, change.path, scope);
  const value = scope.value(change.value);
  return change.kind === 'add' ? added(old, value) : withoutMembers(old, value);
}

const SETS = ['SS', 'NS', 'BS'] as const;

function added(old: Value | undefined, value: Value): Value {
  const kind = SETS.find((each) => value[each] !== undefined);
  if (kind === undefined && value.N === undefined) throw wrongOperand('ADD', value);
  if (old === undefined) return value;
  if (kindOf(old) !== kindOf(value)) throw wrongType();
  if (kind === undefined) return { N: sumOf(old.N!, value.N!) };
  return { [kind]: [...new Set([...old[kind]!, ...value[kind]!])] };
}

function withoutMembers(old: Value | undefined, value: Value): Value | undefined {
  const kind = SETS.find((each) => value[each] !== undefined);
  if (kind === undefined) throw wrongOperand('DELETE', value);
  if (old === undefined) return undefined;
  if (kindOf(old) !== kind) throw wrongType();
  const kept = old[kind]!.filter((member) => !value[kind]!.includes(member));
  return kept.length === 0 ? undefined : { [kind]: kept };
}

function operandOf(operand: Operand, before: Item, scope: Scope): Value {
  switch (operand.kind) {
    case 'value':
      return scope.value(operand.name);
    case 'path': {
      const value = valueAt(before, operand.path, scope);
      if (value !== undefined) return value;
      throw invalid('The provided expression refers to an attribute that does not exist in the item');
    }
    case 'if-not-exists':
      return valueAt(before, operand.path, scope) ?? operandOf(operand.otherwise, before, scope);
    case 'append': {
      const [first, last] = [operandOf(operand.first, before, scope), operandOf(operand.last, before, scope)];
      if (first.L === undefined || last.L === undefined) throw wrongType();
      return { L: [...first.L, ...last.L] };
    }
    default: {
      const [left, right] = [operandOf(operand.left, before, scope), operandOf(operand.right, before, scope)];
      if (left.N === undefined || right.N === undefined) throw wrongType();
      return { N: sumOf(left.N, operand.kind === 'sum' ? right.N : negated(right.N)) };
    }
  }
}

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');

const wrongOperand = (section: string, value: Value) =>
  invalid(
    `Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ${section}, operand type: ${kindOf(value)}`,
  );
