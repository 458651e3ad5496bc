// How long an id of somebody else's may be, so that whatever is accepted works to the end. Every key that is made of an
// id (DynamoDB: 2,048 bytes for a partition key, 1,024 for a sort key, an instant and a digest beside it), every link,
// tag and schedule name (which carry a digest) has room for the longest one; a test adds it up.
import { isKeyText } from './well-formed.ts';

/** UTF-16 units. No store's id is nearly as long. */
export const MOST_ID_CHARACTERS = 200;
/** UTF-8: two hundred characters of any script. */
export const MOST_ID_BYTES = 600;

/** What is said of an id that is refused. */
export const ID_RULE = `must be a text or a number of 1 to ${MOST_ID_CHARACTERS} characters, without control or broken characters, not "0"`;

/** True for text that may be an id: neither empty nor too long, and without what would have to be cleaned away. */
export function isIdText(text: string): boolean {
  return text.length <= MOST_ID_CHARACTERS && Buffer.byteLength(text) <= MOST_ID_BYTES && isKeyText(text);
}
