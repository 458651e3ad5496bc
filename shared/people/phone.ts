// Telephone numbers are kept as E.164. The small metadata set knows every country's number lengths and general
// pattern, which is all that is needed, at a quarter of the full set's size.
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const E164 = /^\+[1-9]\d{6,14}$/;
/** Longer than any way to write a number; a wall of text is not worth a parse. */
const MAX_LENGTH = 40;

/**
 * The number in E.164, or undefined when the text is none. A national number (`07700 900123`) is read with `country`
 * (ISO 3166-1 alpha-2) and must have a length that exists there; a number that carries its own country code is taken
 * as written once the code exists. Neither is held against the full numbering plan: it lags behind what operators
 * hand out, and the number is somebody's identity.
 */
export function toE164(text: string, country: string): string | undefined {
  const written = text.trim();
  if (written === '' || written.length > MAX_LENGTH) return undefined;
  const isInternational = /^(\+|\uFF0B|00)/.test(written);
  const parsed = parse(written.replace(/^00/, '+'), country);
  if (parsed === undefined || !E164.test(parsed.number)) return undefined;
  return isInternational || parsed.isPossible() ? parsed.number : undefined;
}

/**
 * The country of an E.164 number as ISO 3166-1 alpha-2. Where the number fits none of the countries that share its
 * code exactly, it is the main one of them; undefined for what is no number of any country.
 */
export function countryOfPhone(e164: string): string | undefined {
  const parsed = E164.test(e164) ? parse(e164, '') : undefined;
  return parsed?.country ?? (parsed?.isPossible() ? parsed.getPossibleCountries()[0] : undefined);
}

function parse(text: string, country: string) {
  const home = country.toUpperCase();
  // `extract: false`: the text is a number or it is none; numbers are not fished out of sentences.
  return parsePhoneNumberFromString(text, {
    extract: false,
    ...(isSupportedCountry(home) ? { defaultCountry: home } : {}),
  });
}
