// What somebody typed into the sign-up form, read generously: numbers in any way of writing, names without what is no
// name. What cannot be read is said beside its field.
import { addressAdvice, readAddress } from '../../../shared/people/address.ts';
import { toE164 } from '../../../shared/people/phone.ts';
import { cut } from '../../../shared/text/cut.ts';
import { oneLine } from '../../../shared/text/well-formed.ts';
import { birthdayOf } from './birthday.ts';

export type Typed = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** Of the birthday, which is only asked where the owner gives something for it. */
  readonly day: string;
  readonly month: string;
};

export type JoinForm =
  | {
      readonly kind: 'person';
      readonly name: string;
      readonly phone: string;
      readonly email?: string;
      /** `MM-DD`. */
      readonly birthday?: string;
    }
  | { readonly kind: 'mistakes'; readonly mistakes: Partial<Record<keyof Typed, string>> }
  /** A field that no person can see was filled in. */
  | { readonly kind: 'robot' };

/** The field that only robots fill in, under a name they cannot leave alone. */
export const HONEYPOT = 'website';

const LONGEST = { name: 60, phone: 40, email: 254, figures: 4 } as const;

/** The fields as they were typed, cut to the length that is shown again. */
export const typedIn = (form: URLSearchParams): Typed => ({
  name: cut(form.get('name') ?? '', { characters: 200 }),
  phone: cut(form.get('phone') ?? '', { characters: LONGEST.phone }),
  email: cut(form.get('email') ?? '', { characters: LONGEST.email }),
  day: cut(form.get('day') ?? '', { characters: LONGEST.figures }),
  month: cut(form.get('month') ?? '', { characters: LONGEST.figures }),
});

export function readJoinForm(form: URLSearchParams, country: string): JoinForm {
  if ((form.get(HONEYPOT) ?? '') !== '') return { kind: 'robot' };
  const typed = typedIn(form);
  const name = cleanName(typed.name);
  const phone = toE164(typed.phone, country);
  const wantsEmail = typed.email.trim() !== '';
  const reading = wantsEmail ? readAddress(typed.email) : undefined;
  const email = reading?.ok === true ? reading.address : undefined;
  const tellsBirthday = `${typed.day}${typed.month}`.trim() !== '';
  const birthday = tellsBirthday ? birthdayOf(typed) : undefined;
  const mistakes = {
    ...(name === undefined ? { name: 'Please tell us what to call you.' } : {}),
    ...(phone === undefined
      ? {
          phone:
            typed.phone.trim() === ''
              ? 'Please give your phone number: it is how the till finds you.'
              : 'This is not a phone number we can read. Write it as you would dial it.',
        }
      : {}),
    ...(reading?.ok === false
      ? { email: `${addressAdvice(reading.problem)} Leave it empty if you would rather not give one.` }
      : {}),
    ...(tellsBirthday && birthday === undefined
      ? { day: 'There is no such day. Choose a day and a month, or leave both empty.' }
      : {}),
  };
  if (name === undefined || phone === undefined || Object.keys(mistakes).length > 0)
    return { kind: 'mistakes', mistakes };
  return {
    kind: 'person',
    name,
    phone,
    ...(email === undefined ? {} : { email }),
    ...(birthday === undefined ? {} : { birthday }),
  };
}

/** What makes a word a link or an address. */
const ADDRESS = /:\/\/|www\.|@/iu;
const HOST = /[\p{Ll}\p{N}]\.\p{Ll}{2}/u;

/**
 * A name as it may stand on the desk's screen and in a mail: one line of at most 60 characters, without links, addresses
 * and invisible characters. Undefined when nothing of it is left.
 */
export function cleanName(text: string): string | undefined {
  const plain = oneLine(text)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu, ' ')
    .split(/\s+/u)
    .filter((word) => !ADDRESS.test(word) && !HOST.test(word))
    .join(' ')
    .replaceAll(/[<>{}[\]"`|\\^~]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const name = cut(plain, { characters: LONGEST.name }).trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}
