// How large DynamoDB says that things are: it decides what a call costs, where a page ends and which item is too large.
import { sizeOfNumber } from './numbers.ts';
import { type Item, kindOf, type Value } from './values.ts';

export const MOST_ITEM_BYTES = 400 * 1024;

/** Names and values, in UTF-8. */
export function sizeOfItem(item: Item): number {
  let size = 0;
  for (const name in item) size += bytesOf(name) + sizeOfValue(item[name]!);
  return size;
}

function sizeOfValue(value: Value): number {
  const kind = kindOf(value);
  switch (kind) {
    case 'S':
      return bytesOf(value.S!);
    case 'N':
      return sizeOfNumber(value.N!);
    case 'B':
      return bytesOfBinary(value.B!);
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'L':
      return value.L!.reduce((sum, each) => sum + 1 + sizeOfValue(each), 3);
    case 'M':
      return 3 + Object.keys(value.M!).length + sizeOfItem(value.M!);
    case 'SS':
      return sumOf(value.SS!, bytesOf);
    case 'NS':
      return sumOf(value.NS!, sizeOfNumber);
    default:
      return sumOf(value.BS!, bytesOfBinary);
  }
}

const sumOf = (members: readonly string[], size: (member: string) => number): number =>
  members.reduce((sum, member) => sum + size(member), 0);

export const bytesOf = (text: string): number => Buffer.byteLength(text);

const bytesOfBinary = (base64: string): number => Buffer.byteLength(base64, 'base64');
