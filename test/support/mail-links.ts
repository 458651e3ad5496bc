// The links in a mail, as a mail program offers them.
import type { InboxMessage } from '../../local/world.ts';

/** Every address that the letter leads to. */
export const linksIn = ({ html = '' }: Pick<InboxMessage, 'html'>): readonly string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'));

/** The address of the mail program's own unsubscribe button; undefined for a mail without one. */
export const oneClickLink = ({ headers }: Pick<InboxMessage, 'headers'>): string | undefined =>
  /^<(https?:\/\/[!-~]+)>$/.exec(headers?.['List-Unsubscribe'] ?? '')?.[1];

/** The one link to this kind of page of loy-signup: `c` confirms, `u` is the way out. Throws for none. */
export function memberLink(mail: Pick<InboxMessage, 'html'> | undefined, kind: 'c' | 'u'): string {
  const link = mail && linksIn(mail).find((one) => new URL(one).pathname.startsWith(`/${kind}/`));
  if (link === undefined) throw new Error(`The mail has no link /${kind}/`);
  return link;
}
