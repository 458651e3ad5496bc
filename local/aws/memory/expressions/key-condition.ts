// What a query says of the keys: one partition, and which part of it.
import { invalid } from '../refusals.ts';
import type { Comparator } from './condition.ts';
import { readPath } from './paths.ts';
import { placeholdersOf, type Used } from './scope.ts';
import { Cursor, remembering } from './tokens.ts';

export type KeyTest = {
  readonly name: string;
  readonly by: Exclude<Comparator, '<>'> | 'begins_with' | 'between';
  /** Placeholders: two of them for `between`. */
  readonly values: readonly string[];
};
export type ParsedKeyCondition = Used & { readonly tests: readonly KeyTest[] };

const KIND = 'KeyConditionExpression';
const COMPARATORS = new Set(['=', '<', '<=', '>', '>=']);

export const parseKeyCondition = remembering((text): ParsedKeyCondition => {
  const cursor = new Cursor(text, KIND);
  const tests = readTests(cursor);
  if (cursor.next !== undefined) throw invalid(`Unexpected token in ${KIND}: ${cursor.next}`);
  return { tests, placeholders: placeholdersOf(text) };
});

function readTests(cursor: Cursor): readonly KeyTest[] {
  const first = readTest(cursor);
  return cursor.skip('AND') ? [first, readTest(cursor)] : [first];
}

function readTest(cursor: Cursor): KeyTest {
  if (cursor.skip('(')) {
    const inner = readTest(cursor);
    cursor.must(')');
    return inner;
  }
  if (cursor.next === 'begins_with') {
    cursor.take();
    cursor.must('(');
    const name = readName(cursor);
    cursor.must(',');
    const value = readValue(cursor);
    cursor.must(')');
    return { name, by: 'begins_with', values: [value] };
  }
  const name = readName(cursor);
  if (cursor.skip('BETWEEN')) {
    const low = readValue(cursor);
    cursor.must('AND');
    return { name, by: 'between', values: [low, readValue(cursor)] };
  }
  const by = cursor.take();
  if (!COMPARATORS.has(by)) throw invalid(`Unexpected operator in ${KIND}: ${by}`);
  return { name, by: by as KeyTest['by'], values: [readValue(cursor)] };
}

function readName(cursor: Cursor): string {
  const path = readPath(cursor);
  if (path.length > 1)
    throw cursor.wrong('KeyConditionExpressions cannot have conditions on nested attributes');
  return path[0] as string;
}

function readValue(cursor: Cursor): string {
  const value = cursor.next;
  if (value === undefined || !value.startsWith(':')) throw cursor.expected('attribute value');
  return cursor.take();
}
