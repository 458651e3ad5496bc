// The one reader of telephone numbers, used by every door. Numbers are kept as E.164. The library's small metadata set
// knows every country's number lengths and general pattern, which is all that is needed, at a quarter of the full set's
// size; it is handed digits, and what people write around them is taken apart in phone-text.ts.
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { diallingPrefixes, MOST_COUNTRIES } from './dialling-prefixes.ts';
import { presentForm } from './phone-forms.ts';
import { readWrittenNumber, type WrittenNumber } from './phone-text.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * The number in E.164, in the form that is dialled today (see phone-forms.ts), or undefined when the text is none. A
 * national number (`07700 900123`) is read with `country` (ISO 3166-1 alpha-2) and must have a length that exists there. A
 * number of another country begins with a plus sign or with what is dialled in `country` for abroad (`0011` in Australia),
 * and is taken as written once the code exists. Neither is held against the full numbering plan: it lags behind what
 * operators hand out, and the number is somebody's identity. Only where a text may be two numbers does it say which one.
 * Pure: the same text is the same number at every call.
 */
export function toE164(text: string, country: string): string | undefined {
  const written = readWrittenNumber(text);
  if (written === undefined) return undefined;
  const home = country.toUpperCase();
  const supported = isSupportedCountry(home) ? home : undefined;
  const read = written.isInternational
    ? bestOf(asWritten(written, 0))
    : (abroad(written, home, supported) ?? national(written, supported));
  return read === undefined ? undefined : presentForm(read.number);
}

/**
 * The country of an E.164 number as ISO 3166-1 alpha-2. Where the number fits none of the countries that share its
 * code exactly, it is the main one of them; undefined for what is no number of any country.
 */
export function countryOfPhone(e164: string): string | undefined {
  const parsed = E164.test(e164) ? parse(e164) : undefined;
  return parsed?.country ?? (parsed?.isPossible() ? parsed.getPossibleCountries()[0] : undefined);
}

/** A number as people of that country write it: their own as it is dialled at home, any other with its plus sign. */
export function phoneAsWritten(e164: string, country: string): string {
  const parsed = E164.test(e164) ? parse(e164) : undefined;
  if (parsed === undefined) return e164;
  const home = country.toUpperCase();
  const isAtHome =
    isSupportedCountry(home) && getCountryCallingCode(home) === String(parsed.countryCallingCode);
  return isAtHome ? parsed.formatNational() : parsed.formatInternational();
}

/**
 * The number behind so many digits of a prefix, its country code first. Without the zero in brackets, if it has one: in
 * Italy that is part of the number, and only with it does it fit the plan. A zero that no number there begins with goes too.
 */
function asWritten({ digits, withoutZero }: WrittenNumber, prefix: number): readonly Reading[] {
  const whole = parse(`+${digits.slice(prefix)}`);
  return [
    ...(withoutZero === undefined ? [] : [parse(`+${withoutZero.slice(prefix)}`)]),
    whole,
    ...(whole === undefined ? [] : [withoutTrunkZero(whole)]),
  ];
}

/** In Italy the zero of a landline is dialled from everywhere; only mobile numbers, until 2001, had one that is gone. */
const ZERO_STAYS: Readonly<Record<string, RegExp>> = { '39': /^0(?!3\d{9}$)/ };

/** The number less a zero that was typed as it is at home, or as it once was. */
function withoutTrunkZero({ countryCallingCode, nationalNumber }: PhoneNumber): Reading {
  const stays = ZERO_STAYS[countryCallingCode]?.test(nationalNumber) ?? false;
  return /^0[1-9]/.test(nationalNumber) && !stays
    ? parse(`+${countryCallingCode}${nationalNumber.slice(1)}`)
    : undefined;
}

/**
 * The digits behind what is dialled for abroad. Two prefixes may fit, `00` and `009`: a valid number is meant rather than
 * one that only could be; of two valid ones, what a gap behind the country code says, and else the plain `00`.
 */
function abroad(written: WrittenNumber, home: string, supported: CountryCode | undefined): Reading {
  const code = supported === undefined ? undefined : getCountryCallingCode(supported);
  const read = diallingPrefixes(home, code)
    .filter((prefix) => written.digits.startsWith(prefix))
    .map((prefix) => ({ prefix, number: bestOf(asWritten(written, prefix.length)) }))
    .toSorted((one, other) => likelihood(other, written) - likelihood(one, written))
    .map(({ number }) => number);
  const possible = read.find((one) => one?.isPossible());
  if (possible !== undefined) return possible;
  // No number of this country begins so, whatever may be wrong with the rest.
  return written.digits.startsWith('00') ? bestOf(read) : undefined;
}

/** How surely a number behind a prefix is the one that was meant: each reason weighs more than all that follow it. */
function likelihood(
  { prefix, number }: { prefix: string; number: Reading },
  { gaps }: WrittenNumber,
): number {
  const code = number?.countryCallingCode ?? '';
  const reasons = [
    number?.isValid() === true,
    number?.isPossible() === true,
    gaps.includes(prefix.length + code.length),
    gaps.includes(prefix.length),
    prefix === MOST_COUNTRIES && number?.isValid() === true,
  ];
  return reasons.reduce((sum, holds) => sum * 2 + Number(holds), 0);
}

/** Mexico's 01, 044 and 045 were dialled before national numbers until 2019, and the library forgot them. */
const ONCE_DIALLED: Readonly<Record<string, RegExp>> = { MX: /^(?:01|044|045|1)(?=[2-9]\d{9}$)/ };

/**
 * Where numbers have no fixed length, one that begins with the country's own code may also pass for one that lacks its
 * zero. These are longer than any such number is.
 */
const LED_BY_OWN_CODE: Readonly<Record<string, RegExp>> = { DE: /^0?49[1-9]\d{9,}$/, ID: /^628\d{8,}$/ };

/** A number of the shop's own country. The library would also take what it believes to be a dialling prefix off. */
function national({ digits, withoutZero }: WrittenNumber, home: CountryCode | undefined): Reading {
  if (home === undefined) return undefined;
  const code = getCountryCallingCode(home);
  const once = ONCE_DIALLED[home] ?? /^(?!)/;
  const isHere = (one: Reading) => one?.isPossible() && one.countryCallingCode === code;
  const behindCode = (text: string): Reading =>
    text.startsWith(code) ? parse(`+${code}${text.slice(code.length).replace(once, '')}`) : undefined;
  const led = [behindCode(digits.replace(/^0/, ''))].find(isHere);
  if (led !== undefined && LED_BY_OWN_CODE[home]?.test(digits)) return led;
  const dialled = [digits, withoutZero ?? digits]
    .map((one) => parse(one.replace(once, ''), home))
    .find(isHere);
  if (dialled === undefined) return led;
  const valid = [dialled, led, withoutTrunkZero(dialled)].find((one) => isHere(one) && one?.isValid());
  // Where none is valid, a zero in front says that it is written as at home, and the country's code that it is not.
  return valid ?? (digits.startsWith('0') ? dialled : (led ?? dialled));
}

type Reading = PhoneNumber | undefined;

const bestOf = (readings: readonly Reading[]): Reading =>
  readings.find((one) => one?.isValid()) ??
  readings.find((one) => one?.isPossible()) ??
  readings.find((one) => one !== undefined);

/** `extract: false`: the text is a number or it is none; numbers are not fished out of sentences. */
function parse(digits: string, home?: CountryCode): Reading {
  const parsed = parsePhoneNumberFromString(digits, {
    extract: false,
    ...(home === undefined ? {} : { defaultCountry: home }),
  });
  return parsed !== undefined && E164.test(parsed.number) ? parsed : undefined;
}
