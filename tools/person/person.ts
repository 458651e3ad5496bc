// Who somebody asks about, and by what the tables may know them: addresses, numbers, the store's ids of them, and the digest that
// stands for an address or a number where it must not appear itself. Pure.
import { emailAddress, formsOf } from '../../shared/people/address.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import { misreadForms } from '../../shared/people/misread-forms.ts';
import { toE164 } from '../../shared/people/phone.ts';
import { formsOfPhone } from '../../shared/people/phone-forms.ts';
import { UsageError } from '../frame/command.ts';

export type Person = {
  /** In E.164 as dialled today, the one that was asked for first. */
  readonly phones: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
  /** The store's ids of them. */
  readonly ids: readonly string[];
  /** Numbers that are theirs in the store, while the member of that number has another address. */
  readonly notMembers: readonly string[];
  /** Sentences: what was joined and by which row, and what was not. */
  readonly joined: readonly string[];
};

/** Throws `UsageError` for what is neither a number nor an address. */
export function personAsked(typed: string, country: string): Person {
  const nobody = { phones: [], emails: [], ids: [], notMembers: [], joined: [] };
  if (typed.includes('@')) {
    const email = emailAddress(typed.replaceAll(/\s/g, ''));
    if (email === undefined) throw new UsageError('This is no e-mail address. Please check it.');
    return { ...nobody, emails: [email] };
  }
  const phone = toE164(typed, country);
  if (phone === undefined)
    throw new UsageError('This is no phone number that could exist, and no e-mail address. Please check it.');
  return { ...nobody, phones: [phone] };
}

/** Every form in which a number may have been kept. */
export const keptForms = (phone: string): readonly string[] => [
  ...new Set([...formsOfPhone(phone), ...misreadForms(phone)]),
];

/** What stands for the person in rows: texts that name them wherever they occur, and ids that do in their own place. */
export type Marks = {
  readonly texts: readonly string[];
  readonly digests: readonly string[];
  readonly ids: ReadonlySet<string>;
  /** Finds any of the texts or digests, however they are embedded, and never as a part of a longer one. */
  readonly pattern: RegExp;
};

/** `ofMembers`: where numbers are the key, without those of which somebody else is the member. */
export function marksOf({ phones, emails, ids, notMembers }: Person, ofMembers = false): Marks {
  const numbers = phones.filter((phone) => !ofMembers || !notMembers.includes(phone)).flatMap(keptForms);
  const addresses = emails.flatMap(formsOf);
  const digests = [...numbers, ...addresses].map(digestOfAddress);
  return {
    texts: [...numbers, ...addresses],
    digests,
    ids: new Set(ofMembers ? [] : [...ids, ...digests]),
    pattern: new RegExp(
      [
        ...spelled(addresses).map((text) => `(?<![a-z0-9._+-])${text}(?![a-z0-9-]|\\.[a-z0-9])`),
        ...spelled(numbers).map((text) => `(?<![0-9a-z])${text}(?!\\d)`),
        ...digests.map((digest) => `(?<![0-9a-z])${digest}(?![0-9a-f])`),
      ].join('|') || '(?!)',
    ),
  };
}

/** As they stand, and as they stand in a link. */
const spelled = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.flatMap((text) => [text, encodeURIComponent(text).toLowerCase()]))].map(literally);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a row names the person: an address, a number or a digest anywhere in it, or an id of theirs as the customer's. */
export function namesPerson(row: unknown, marks: Pick<Marks, 'ids' | 'pattern'>): boolean {
  const id = (row as { readonly customer_id?: unknown } | undefined)?.customer_id;
  return (typeof id === 'string' && marks.ids.has(id)) || holds(row, marks.pattern);
}

/** Whether it occurs in a value, however deep. */
function holds(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value.toLowerCase());
  if (value instanceof Set || Array.isArray(value)) return [...value].some((each) => holds(each, pattern));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, each]) => holds(name, pattern) || holds(each, pattern));
}
