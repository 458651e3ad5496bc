// Which mail is which, by the subjects of the wording as shipped.
import type { InboxMessage } from '../../../world.ts';

export type MailKind = 'reward' | 'nightly' | 'nudge' | 'bonus' | 'confirm' | 'address-note';

const SUBJECTS: readonly (readonly [MailKind, RegExp])[] = [
  ['reward', /^You have earned a reward at /],
  // A manager gave what was missing, and the reward with it.
  ['reward', /^With our compliments: /],
  ['nightly', /^Your balance at /],
  ['nudge', /^We have missed you at /],
  ['bonus', /^A little something from /],
  ['confirm', /^Please confirm your address for /],
  ['address-note', /^Did you want to change your address at /],
];

/** Undefined for a letter to the owner. */
export const mailKind = ({ subject = '' }: Pick<InboxMessage, 'subject'>): MailKind | undefined =>
  SUBJECTS.find(([, pattern]) => pattern.test(subject))?.[0];

/** The link to the page that confirms an address (`c`) or stops mails (`u`). */
export const memberLink = ({ html = '' }: Pick<InboxMessage, 'html'>, page: 'c' | 'u'): string | undefined =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)]
    .map(([, address = '']) => address.replaceAll('&amp;', '&'))
    .find((address) => URL.parse(address)?.pathname.startsWith(`/${page}/`));

/** All addresses that a letter leads to. */
export const addressesIn = ({ html = '', text }: Pick<InboxMessage, 'html' | 'text'>): readonly string[] => [
  ...[...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address),
  ...(text.match(/https?:\/\/\S+/g) ?? []),
];
