// Telephone numbers are kept as E.164. The small metadata set knows every country's number lengths and general
// pattern, which is all that is needed, at a quarter of the full set's size.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const E164 = /^\+[1-9]\d{6,14}$/;
/** Longer than any way to write a number; a wall of text is not worth a parse. */
const MAX_LENGTH = 40;

/**
 * The number in E.164, or undefined when the text is none. A national number (`07700 900123`) is read with `country`
 * (ISO 3166-1 alpha-2) and must be valid there; a number that carries its own country code is taken as written once
 * the code exists, because it is somebody's identity and numbering plans grow faster than our metadata.
 */
export function toE164(text: string, country: string): string | undefined {
  const written = text.trim();
  if (written === '' || written.length > MAX_LENGTH) return undefined;
  const isInternational = /^(\+|\uFF0B|00)/.test(written);
  const parsed = parse(written.replace(/^00/, '+'), country);
  if (parsed === undefined || !E164.test(parsed.number)) return undefined;
  return isInternational || parsed.isValid() ? parsed.number : undefined;
}

/** The country of an E.164 number as ISO 3166-1 alpha-2; undefined where several share the code and it is open. */
export function countryOfPhone(e164: string): string | undefined {
  return E164.test(e164) ? parse(e164, 'GB')?.country : undefined;
}

function parse(text: string, country: string) {
  const home = country.toUpperCase();
  return isSupportedCountry(home)
    ? parsePhoneNumberFromString(text, home as CountryCode)
    : parsePhoneNumberFromString(text);
}
