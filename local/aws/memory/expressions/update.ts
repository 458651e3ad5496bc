// Update expressions, as they are written.
import { type Path, readPath } from './paths.ts';
import { placeholdersOf, type Used } from './scope.ts';
import { Cursor, remembering } from './tokens.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'if-not-exists'; readonly path: Path; readonly otherwise: Operand }
  | { readonly kind: 'append'; readonly first: Operand; readonly last: Operand }
  | { readonly kind: 'sum' | 'difference'; readonly left: Operand; readonly right: Operand };
export type Change =
  | { readonly kind: 'set'; readonly path: Path; readonly to: Operand }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add' | 'delete'; readonly path: Path; readonly value: string };
export type ParsedUpdate = Used & { readonly changes: readonly Change[] };

const KIND = 'UpdateExpression';
const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

const parse = remembering((text): ParsedUpdate => {
  const cursor = new Cursor(text, KIND);
  const changes: Change[] = [];
  const seen = new Set<string>();
  while (cursor.next !== undefined) {
    const section = SECTIONS.find((each) => cursor.isAt(each));
    if (section === undefined) throw cursor.wrong(`Syntax error; token: "${cursor.next}"`);
    if (seen.has(section))
      throw cursor.wrong(`The "${section}" section can only be used once in an update expression;`);
    seen.add(section);
    cursor.take();
    do changes.push(readChange(cursor, section));
    while (cursor.skip(','));
  }
  return { changes, placeholders: placeholdersOf(text) };
});

export const parseUpdate = (text: string | undefined): ParsedUpdate | undefined =>
  text === undefined ? undefined : parse(text);

function readChange(cursor: Cursor, section: (typeof SECTIONS)[number]): Change {
  const path = readPath(cursor);
  if (section === 'REMOVE') return { kind: 'remove', path };
  if (section === 'SET') {
    if (!cursor.skip('=')) throw cursor.wrong(`Syntax error; Expected =, got ${cursor.next}`);
    return { kind: 'set', path, to: readSum(cursor) };
  }
  const value = cursor.next;
  if (value === undefined || !value.startsWith(':')) throw cursor.expected('attribute value');
  return { kind: section === 'ADD' ? 'add' : 'delete', path, value: cursor.take() };
}

function readSum(cursor: Cursor): Operand {
  const left = readOperand(cursor);
  if (cursor.skip('+')) return { kind: 'sum', left, right: readOperand(cursor) };
  if (cursor.skip('-')) return { kind: 'difference', left, right: readOperand(cursor) };
  return left;
}

function readOperand(cursor: Cursor): Operand {
  const token = cursor.next;
  if (token?.startsWith(':')) return { kind: 'value', name: cursor.take() };
  if (token === '(') {
    cursor.take();
    const inner = readSum(cursor);
    cursor.must(')');
    return inner;
  }
  if (token === undefined || cursor.afterNext !== '(') return { kind: 'path', path: readPath(cursor) };
  cursor.take();
  cursor.must('(');
  const operand = readCall(cursor, token);
  cursor.must(')');
  return operand;
}

function readCall(cursor: Cursor, name: string): Operand {
  if (name === 'if_not_exists') {
    const path = readPath(cursor);
    cursor.must(',');
    return { kind: 'if-not-exists', path, otherwise: readOperand(cursor) };
  }
  if (name !== 'list_append') throw cursor.wrong(`Invalid function name; function: ${name}`);
  const first = readOperand(cursor);
  cursor.must(',');
  return { kind: 'append', first, last: readOperand(cursor) };
}
