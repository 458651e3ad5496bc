// Who a store's event is about. A mistyped address or number is dropped and never an error: the shopper's
// typo must not lose the shop's order, it only means that this shopper cannot be written to.
import type { ConsentChannel, Person, PersonReference } from '../events/store-events.ts';
import { emailAddress, keptAddress, readAddress } from '../people/address.ts';
import { digestOfAddress } from '../people/address-digest.ts';
import { toE164 } from '../people/phone.ts';
import { readZone } from '../time/zone.ts';
import { id, known, label, text } from './fields.ts';

const LONGEST_NAME = 100;

/** A shopper as a platform describes them, unchecked. */
export type PersonFacts = {
  readonly id?: unknown;
  readonly name?: unknown;
  /** Addresses and numbers in order of preference; the first usable one is taken. */
  readonly emails?: readonly unknown[];
  readonly phones?: readonly unknown[];
  /** What the store's record of the customer holds, where the body shows it beside what the order says. */
  readonly record?: { readonly email?: unknown; readonly phone?: unknown };
  /** The country of phone numbers that are written without one; ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly locale?: unknown;
  readonly timeZone?: unknown;
  readonly emailConsent?: boolean | undefined;
  readonly smsConsent?: boolean | undefined;
  readonly emailConsentAt?: string | undefined;
  readonly smsConsentAt?: string | undefined;
  readonly ticked?: readonly ConsentChannel[] | undefined;
  readonly pending?: readonly ConsentChannel[] | undefined;
  readonly refused?: readonly ConsentChannel[] | undefined;
};

/** The person, or undefined when nothing at all names one (a till sale). */
export function person(facts: PersonFacts): Person | undefined {
  const named = personReference(facts);
  const address = named.email ?? named.phone;
  const personId = named.id ?? (address === undefined ? undefined : digestOfAddress(address));
  if (personId === undefined) return undefined;
  return known({
    ...named,
    id: personId,
    recorded: recordedOf(facts, named),
    name: label(facts.name, LONGEST_NAME),
    locale: locale(facts.locale),
    timeZone: readZone(facts.timeZone),
    emailConsent: facts.emailConsent,
    smsConsent: facts.smsConsent,
    emailConsentAt: facts.emailConsentAt,
    smsConsentAt: facts.smsConsentAt,
    ticked: facts.ticked,
    pending: facts.pending,
    refused: facts.refused,
  }) as Person;
}

/** Those of the addresses that the store's record has as well: it may take them back. */
function recordedOf({ record, country }: PersonFacts, { email, phone }: PersonReference): Person['recorded'] {
  if (record === undefined) return undefined;
  const theirs = personReference({ emails: [record.email], phones: [record.phone], country });
  const recorded = [
    ...(email !== undefined && email === theirs.email ? (['email'] as const) : []),
    ...(phone !== undefined && phone === theirs.phone ? (['phone'] as const) : []),
  ];
  return recorded.length === 0 ? undefined : recorded;
}

/** True where the address that is taken of these is the one of the store's own record. */
export function isRecorded(emails: readonly unknown[], record: unknown): true | undefined {
  const recorded = emailAddress(record);
  return recorded !== undefined && first(emails, emailAddress) === recorded ? true : undefined;
}

/** The shopper of a cart, who may not have said yet who they are. Nothing but what a letter needs. */
export function shopper(facts: Pick<PersonFacts, 'emails' | 'name' | 'timeZone' | 'locale'>) {
  return known({
    email: first(facts.emails, emailAddress),
    name: label(facts.name, LONGEST_NAME),
    timeZone: readZone(facts.timeZone),
    locale: locale(facts.locale),
  });
}

/**
 * What was given and could not be used, in words for the log: they name the field and the reason, never the person. The
 * event lives on without it: nobody is written to at an address that is none, and a zone that is none is the shop's.
 */
export function unusable(facts: Pick<PersonFacts, 'emails' | 'timeZone'>): readonly string[] {
  const readings = (facts.emails ?? []).map(readAddress);
  const bad = readings.find((reading) => !reading.ok && reading.problem !== 'empty');
  const hasNone = readings.every(({ ok }) => !ok);
  const zone = text(facts.timeZone);
  return [
    ...(hasNone && bad !== undefined && !bad.ok ? [`email-${bad.problem}`] : []),
    ...(zone !== undefined && readZone(zone) === undefined ? ['timezone-unknown'] : []),
  ];
}

/** How an event names a shopper it is about; empty when it names nobody. */
export function personReference(facts: PersonFacts): PersonReference {
  return reference(facts, emailAddress);
}

/** The same for somebody who is to be forgotten or left alone: also by an address that only earlier versions took. */
export function keptReference(facts: PersonFacts): PersonReference {
  return reference(facts, keptAddress);
}

function reference(facts: PersonFacts, address: (value: unknown) => string | undefined): PersonReference {
  return known({
    id: id(facts.id),
    email: first(facts.emails, address),
    phone: first(facts.phones, (value) => {
      const number = text(value);
      return number === undefined ? undefined : toE164(number, facts.country);
    }),
  }) as PersonReference;
}

function first<T>(values: readonly unknown[] = [], read: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Longer than any tag of a language, a script and a region with what may hang on it. */
const LONGEST_LOCALE = 100;

/**
 * The language, its script and its region. What else a tag may say goes: it may be as long as a book (`en-x-…`), and
 * `-u-nu-deva` would write the price in figures that the shopper's language does not use.
 */
function locale(value: unknown): string | undefined {
  const tag = text(value)?.replaceAll('_', '-');
  if (tag === undefined || tag.length > LONGEST_LOCALE) return undefined;
  try {
    const { language, script, region } = new Intl.Locale(tag);
    return [language, script, region].filter((part) => part !== undefined).join('-');
  } catch {
    return undefined;
  }
}
