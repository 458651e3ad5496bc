// Whether a condition is true of an item.
import { compareTexts } from '../key-order.ts';
import { compareNumbers } from '../numbers.ts';
import { invalid } from '../refusals.ts';
import { type Item, isSame, kindOf, type Value } from '../values.ts';
import type { Comparator, Condition, Operand, Test } from './condition.ts';
import { valueAt } from './paths.ts';
import type { Scope } from './scope.ts';

/** `item` without any attribute stands for one that is not there. */
export function isTrueOf(condition: Condition, item: Item, scope: Scope): boolean {
  const value = (operand: Operand) => operandOf(operand, item, scope);
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => isTrueOf(part, item, scope));
    case 'or':
      return condition.parts.some((part) => isTrueOf(part, item, scope));
    case 'not':
      return !isTrueOf(condition.of, item, scope);
    case 'exists':
      return (valueAt(item, condition.path, scope) !== undefined) === condition.wanted;
    case 'compare':
      return compares(value(condition.left), condition.by, value(condition.right));
    case 'between': {
      const operand = value(condition.operand);
      return compares(operand, '>=', value(condition.low)) && compares(operand, '<=', value(condition.high));
    }
    case 'in': {
      const operand = value(condition.operand);
      return condition.options.some((option) => compares(operand, '=', value(option)));
    }
    default:
      return passes(condition.test, value(condition.operand), value(condition.argument));
  }
}

function operandOf(operand: Operand, item: Item, scope: Scope): Value | undefined {
  if (operand.kind === 'value') return scope.value(operand.name);
  const value = valueAt(item, operand.path, scope);
  if (operand.kind === 'path' || value === undefined) return value;
  const size = lengthOf(value);
  return size === undefined ? undefined : { N: String(size) };
}

/** What `size` answers: characters, bytes or members. */
function lengthOf(value: Value): number | undefined {
  if (value.S !== undefined) return [...value.S].length;
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.M !== undefined) return Object.keys(value.M).length;
  return (value.L ?? value.SS ?? value.NS ?? value.BS)?.length;
}

function compares(one: Value | undefined, by: Comparator, other: Value | undefined): boolean {
  if (by === '<>') return !compares(one, '=', other);
  if (one === undefined || other === undefined) return false;
  if (by === '=') return isSame(one, other);
  const order = orderOf(one, other);
  if (order === undefined) return false;
  if (by === '<') return order < 0;
  if (by === '<=') return order <= 0;
  return by === '>' ? order > 0 : order >= 0;
}

/** Undefined where the two have no order. */
function orderOf(one: Value, other: Value): number | undefined {
  if (one.S !== undefined && other.S !== undefined) return compareTexts(one.S, other.S);
  if (one.N !== undefined && other.N !== undefined) return compareNumbers(one.N, other.N);
  if (one.B === undefined || other.B === undefined) return undefined;
  return Buffer.compare(Buffer.from(one.B, 'base64'), Buffer.from(other.B, 'base64'));
}

function passes(test: Test, operand: Value | undefined, argument: Value | undefined): boolean {
  if (operand === undefined || argument === undefined) return false;
  if (test === 'contains') return containsValue(operand, argument);
  if (test === 'attribute_type') return kindOf(operand) === argument.S;
  if (operand.S !== undefined && argument.S !== undefined) return operand.S.startsWith(argument.S);
  if (operand.B === undefined || argument.B === undefined) return false;
  const prefix = Buffer.from(argument.B, 'base64');
  return Buffer.from(operand.B, 'base64').subarray(0, prefix.length).equals(prefix);
}

function containsValue(operand: Value, argument: Value): boolean {
  if (operand.S !== undefined) return argument.S !== undefined && operand.S.includes(argument.S);
  if (operand.L !== undefined) return operand.L.some((each) => isSame(each, argument));
  if (operand.SS !== undefined) return argument.S !== undefined && operand.SS.includes(argument.S);
  if (operand.NS !== undefined) return argument.N !== undefined && operand.NS.includes(argument.N);
  if (operand.B !== undefined && argument.B !== undefined)
    return Buffer.from(operand.B, 'base64').includes(Buffer.from(argument.B, 'base64'));
  if (operand.BS !== undefined) return argument.B !== undefined && operand.BS.includes(argument.B);
  return false;
}

const ATTRIBUTE_TYPES = new Set(['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M']);

/** Throws for what DynamoDB refuses whatever the item says: values that can never stand there. */
export function refuseOperands(condition: Condition, kind: string, scope: Scope): void {
  const given = (operand: Operand) => (operand.kind === 'value' ? scope.value(operand.name) : undefined);
  if (condition.kind === 'and' || condition.kind === 'or') {
    for (const part of condition.parts) refuseOperands(part, kind, scope);
  } else if (condition.kind === 'not') refuseOperands(condition.of, kind, scope);
  else if (condition.kind === 'between') {
    const [low, high] = [given(condition.low), given(condition.high)];
    if (low === undefined || high === undefined) return;
    const bounds = `lower bound operand: AttributeValue: ${said(low)}, upper bound operand: AttributeValue: ${said(high)}`;
    if (kindOf(low) !== kindOf(high))
      throw invalid(
        `Invalid ${kind}: The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`,
      );
    if ((orderOf(low, high) ?? 0) > 0)
      throw invalid(
        `Invalid ${kind}: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
      );
  } else if (condition.kind === 'test') refuseArgument(condition.test, given(condition.argument), kind);
}

function refuseArgument(test: Test, argument: Value | undefined, kind: string): void {
  if (argument === undefined) return;
  const type = kindOf(argument);
  if (test === 'begins_with' && type !== 'S' && type !== 'B')
    throw invalid(
      `Invalid ${kind}: Incorrect operand type for operator or function; operator or function: begins_with, operand type: ${type}`,
    );
  if (test === 'attribute_type' && !ATTRIBUTE_TYPES.has(argument.S ?? ''))
    throw invalid(`Invalid ${kind}: Invalid attribute type name found; type: ${argument.S}`);
}

const said = (value: Value): string => {
  const kind = kindOf(value);
  return `{${kind}:${String(value[kind])}}`;
};
