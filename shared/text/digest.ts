// Short names that follow from long ones: the same text always has the same digest, and nobody guesses the text from it
// who does not know it already.
import { createHash } from 'node:crypto';

/** 43 characters of `A-Z a-z 0-9 - _`; cut what you need of it, six bits each. */
export const sha256Base64Url = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

/** 64 characters of `0-9 a-f`, four bits each. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
