// Conditions and filters, as they are written.
import { type Path, readPath } from './paths.ts';
import { placeholdersOf, type Used } from './scope.ts';
import { Cursor, remembering } from './tokens.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'size'; readonly path: Path };
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type Test = 'contains' | 'begins_with' | 'attribute_type';
export type Condition =
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly options: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly wanted: boolean }
  | { readonly kind: 'test'; readonly test: Test; readonly operand: Operand; readonly argument: Operand }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };
export type ParsedCondition = Used & {
  readonly condition: Condition;
  /** Of all attributes that it reads, as written. */
  readonly names: ReadonlySet<string>;
};

const COMPARATORS = new Set(['=', '<>', '<', '<=', '>', '>=']);
const TESTS = new Set(['contains', 'begins_with', 'attribute_type']);
const MOST_OPTIONS = 100;

const parsers = new Map(
  ['ConditionExpression', 'FilterExpression'].map((kind) => [
    kind,
    remembering((text): ParsedCondition => {
      const cursor = new Cursor(text, kind);
      const condition = readAny(cursor);
      cursor.mustBeOver();
      return { condition, names: cursor.names, placeholders: placeholdersOf(text) };
    }),
  ]),
);

export function parseCondition(
  kind: 'ConditionExpression' | 'FilterExpression',
  text: string | undefined,
): ParsedCondition | undefined {
  return text === undefined ? undefined : parsers.get(kind)!(text);
}

function readAny(cursor: Cursor): Condition {
  const parts = [readAll(cursor)];
  while (cursor.skip('OR')) parts.push(readAll(cursor));
  return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
}

function readAll(cursor: Cursor): Condition {
  const parts = [readOne(cursor)];
  while (cursor.skip('AND')) parts.push(readOne(cursor));
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

function readOne(cursor: Cursor): Condition {
  if (cursor.skip('NOT')) return { kind: 'not', of: readOne(cursor) };
  if (cursor.next === '(') return readParenthesis(cursor);
  const word = cursor.next?.toLowerCase() ?? '';
  if (cursor.afterNext === '(' && word !== 'size') return readCall(cursor);
  return readComparison(cursor, readOperand(cursor));
}

function readParenthesis(cursor: Cursor): Condition {
  cursor.must('(');
  const startedDouble = cursor.next === '(';
  const inner = startedDouble ? readOne(cursor) : undefined;
  if (inner !== undefined && cursor.next === ')')
    throw cursor.wrong('The expression has redundant parentheses;');
  const condition = inner === undefined ? readAny(cursor) : readRest(cursor, inner);
  cursor.must(')');
  return condition;
}

/** Goes on with what `first` is the first part of. */
function readRest(cursor: Cursor, first: Condition): Condition {
  const all = [first];
  while (cursor.skip('AND')) all.push(readOne(cursor));
  const any: Condition[] = [all.length === 1 ? first : { kind: 'and', parts: all }];
  while (cursor.skip('OR')) any.push(readAll(cursor));
  return any.length === 1 ? any[0]! : { kind: 'or', parts: any };
}

function readCall(cursor: Cursor): Condition {
  const name = cursor.take();
  cursor.must('(');
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    const path = readPath(cursor);
    cursor.must(')');
    return { kind: 'exists', path, wanted: name === 'attribute_exists' };
  }
  if (!TESTS.has(name)) throw cursor.wrong(`Invalid function name; function: ${name}`);
  const operand = readOperand(cursor);
  cursor.must(',');
  const argument = readOperand(cursor);
  cursor.must(')');
  if (operand.kind === 'path' && JSON.stringify(operand) === JSON.stringify(argument))
    throw cursor.wrong(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: [${operand.path.join(', ')}]`,
    );
  return { kind: 'test', test: name as Test, operand, argument };
}

function readComparison(cursor: Cursor, operand: Operand): Condition {
  const by = cursor.next ?? '';
  if (COMPARATORS.has(by)) {
    cursor.take();
    return { kind: 'compare', by: by as Comparator, left: operand, right: readOperand(cursor) };
  }
  if (cursor.skip('BETWEEN')) {
    const low = readOperand(cursor);
    cursor.must('AND');
    return { kind: 'between', operand, low, high: readOperand(cursor) };
  }
  if (!cursor.skip('IN')) throw cursor.wrong('Expected comparison operator, BETWEEN, or IN');
  cursor.must('(');
  const options = [readOperand(cursor)];
  while (cursor.skip(',')) options.push(readOperand(cursor));
  cursor.must(')');
  if (options.length > MOST_OPTIONS)
    throw cursor.wrong(
      `The number of operands of the operator IN must be 1 to ${MOST_OPTIONS}; number of operands: ${options.length}`,
    );
  return { kind: 'in', operand, options };
}

function readOperand(cursor: Cursor): Operand {
  const token = cursor.next;
  if (token?.startsWith(':')) return { kind: 'value', name: cursor.take() };
  if (token === undefined || token === ')' || token === '=') throw cursor.expected('operand');
  if (token.toLowerCase() !== 'size') return { kind: 'path', path: readPath(cursor) };
  cursor.take();
  cursor.must('(');
  const path = readPath(cursor);
  cursor.must(')');
  return { kind: 'size', path };
}
