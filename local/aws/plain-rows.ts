// Rows as plain JSON, and plain JSON as rows: what the control interface, the console and the tests read and write.
import { marshall } from '@aws-sdk/util-dynamodb';

export type PlainRow = Readonly<Record<string, unknown>>;
/** An item in DynamoDB's JSON. */
export type WireItem = Readonly<Record<string, object>>;

/** Sets become sorted lists, numbers too exact for JSON become texts. */
export function plainRow(item: WireItem): PlainRow {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

function plain(value: object): unknown {
  const [kind, inner] = Object.entries(value)[0] as [string, unknown];
  switch (kind) {
    case 'N':
      return plainNumber(inner as string);
    case 'NULL':
      return null;
    case 'M':
      return plainRow(inner as WireItem);
    case 'L':
      return (inner as object[]).map(plain);
    case 'SS':
    case 'BS':
      return (inner as string[]).toSorted();
    case 'NS':
      return (inner as string[]).map(plainNumber).sort();
    default:
      return inner;
  }
}

function plainNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === text || Number.isSafeInteger(number) ? number : text;
}

/**
 * `plainRow` shows a string set as an array of texts, so an array of distinct texts goes back in as one: what was read
 * from a table can be put into it again. The attributes whose order counts are named in `lists`, and stay lists.
 */
export function wireItem(row: PlainRow, lists: readonly string[]): WireItem {
  const item = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      isTexts(value) && !lists.includes(name) ? new Set(value) : value,
    ]),
  );
  return marshall(item, { removeUndefinedValues: true }) as WireItem;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((text) => typeof text === 'string' && text !== '') &&
  new Set(value).size === value.length;
