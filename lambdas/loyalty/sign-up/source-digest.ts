// A connection as the sign-up form counts it: nobody can tell the address from it without our key.
import { createHmac } from 'node:crypto';

/** Of IPv6 the first half counts, because a single visitor has the other half to themselves. */
export function sourceDigest(ip: string, key: string): string {
  const network = ip.includes(':') ? expanded(ip).slice(0, 4).join(':') : ip;
  return createHmac('sha256', key).update(`loy-source\0${network}`).digest('base64url').slice(0, 22);
}

/** The eight groups of an IPv6 address, `::` written out. */
function expanded(ip: string): readonly string[] {
  const [before = '', after] = ip.toLowerCase().split('::');
  const groups = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(':'));
  const [first, last] = [groups(before), groups(after)];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array<string>(zeros).fill('0'), ...last].map((group) => group.replace(/^0+(?=.)/, ''));
}
