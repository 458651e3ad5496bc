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
import { diallingPrefixes } from './dialling-prefixes.ts';
import { presentForm } from './phone-forms.ts';
import { readWrittenNumber, type WrittenNumber } from './phone-text.ts';

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * The number in E.164, in the form that is dialled today (see phone-forms.ts), or undefined when the text is none. A
 * national number (`07700 900123`) is read with `country` (ISO 3166-1 alpha-2) and must have a length that exists there. A
 * number of another country begins with a plus sign or with what is dialled in `country` for abroad (`0011` in Australia),
 * and is taken as written once the code exists. Neither is held against the full numbering plan: it lags behind what
 * operators hand out, and the number is somebody's identity. Pure: the same text is the same number at every call.
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

/**
 * The number behind so many digits of a prefix, its country code first. Without the zero in brackets, if it has one: in
 * Italy that is part of the number, and only with it does it fit the plan. A zero that no number there begins with goes too.
 */
function asWritten({ digits, withoutZero }: WrittenNumber, prefix: number): readonly Reading[] {
  const whole = parse(`+${digits.slice(prefix)}`);
  const bare =
    whole?.isPossible() === false && whole.nationalNumber.startsWith('0')
      ? parse(`+${whole.countryCallingCode}${whole.nationalNumber.slice(1)}`)
      : undefined;
  return [
    ...(withoutZero === undefined ? [] : [parse(`+${withoutZero.slice(prefix)}`)]),
    ...(bare?.isPossible() === true ? [bare] : []),
    whole,
  ];
}

/**
 * The digits behind what is dialled for abroad. Two prefixes may fit, `00` and `001`: the one that leaves a number, the
 * country's own first, unless a gap in the text says which was meant.
 */
function abroad(written: WrittenNumber, home: string, supported: CountryCode | undefined): Reading {
  const code = supported === undefined ? undefined : getCountryCallingCode(supported);
  const fits = diallingPrefixes(home, code)
    .filter((prefix) => written.digits.startsWith(prefix))
    .toSorted((one, other) => Number(other === written.lead) - Number(one === written.lead));
  const read = fits.map((prefix) => bestOf(asWritten(written, prefix.length)));
  const possible = read.find((one) => one?.isPossible());
  if (possible !== undefined) return possible;
  // No number of this country begins so, whatever may be wrong with the rest.
  return written.digits.startsWith('00') ? bestOf(read) : undefined;
}

/** Mexico's 01, 044 and 045 were dialled before national numbers until 2019, and the library forgot them. */
const ONCE_DIALLED: Readonly<Record<string, RegExp>> = { MX: /^(?:01|044|045|1)(?=[2-9]\d{9}$)/ };

/** A number of the shop's own country. The library would also take what it believes to be a dialling prefix off. */
function national({ digits, withoutZero }: WrittenNumber, home: CountryCode | undefined): Reading {
  if (home === undefined) return undefined;
  const once = ONCE_DIALLED[home];
  const written = withoutZero === undefined ? [digits] : [digits, withoutZero];
  return written
    .map((one) => parse(once === undefined ? one : one.replace(once, ''), home))
    .find((one) => one?.isPossible() && one.countryCallingCode === getCountryCallingCode(home));
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
