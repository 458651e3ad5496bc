// How earlier versions kept a number that they read wrongly. `+65 (0) 9123 4567` kept its zero, and what was dialled for abroad in
// Australia, Singapore and Hong Kong (`0011 44 …`, `001 44 …`) made a number of the United States of it. Neither is
// anybody's number today, so that each says by itself which one was meant.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { toE164 } from './phone.ts';

const E164 = /^\+[1-9]\d{6,14}$/;
/** A number of North America has ten digits behind its 1. */
const NORTH_AMERICAN = /^\+1\d{10}$/;

/** The forms under which the owner of a number in E.164 may have been kept by mistake. */
export function misreadForms(e164: string): readonly string[] {
  const { countryCallingCode: code, nationalNumber } = parsePhoneNumberFromString(e164) ?? {};
  if (code === undefined || nationalNumber === undefined) return [];
  return [`+${code}0${nationalNumber}`, `+1${e164.slice(1)}`].filter(
    (form) => E164.test(form) && meantBy(form) === e164,
  );
}

/** The number that was meant by one that is kept; undefined where that is a number itself. */
export function meantBy(kept: string): string | undefined {
  if (!E164.test(kept)) return undefined;
  const read = toE164(kept, '');
  if (kept.startsWith('+1') && !NORTH_AMERICAN.test(kept)) {
    const abroad = toE164(`+${kept.slice(2)}`, '');
    return abroad === `+${kept.slice(2)}` ? abroad : undefined;
  }
  return read === undefined || read === kept || !/^\+\d{1,3}0/.test(kept) ? undefined : read;
}
