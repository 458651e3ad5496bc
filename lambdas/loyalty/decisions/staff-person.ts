// What a name and a PIN may be.
import { isKeyText } from '../../../shared/text/well-formed.ts';

export const MOST_NAME_CHARACTERS = 40;
const RUN = '01234567890123456789';

export type StaffName = {
  /** As it is typed at sign-in and kept in loy-staff: lower-case. */
  readonly name: string;
  readonly shownName: string;
};

/** The two spellings of a name, or undefined when it is empty, too long, or holds characters that nobody can see. */
export function readStaffName(text: string): StaffName | undefined {
  const shownName = text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  if (shownName === '' || [...shownName].length > MOST_NAME_CHARACTERS) return undefined;
  // The name is a key: cleaned, two of them could become one.
  if (/\p{Cf}/u.test(shownName) || !isKeyText(shownName)) return undefined;
  return { name: shownName.toLowerCase(), shownName };
}

/** What is wrong with a PIN, as a sentence for the person who chose it; undefined when it is good. */
export function pinProblem(pin: string): string | undefined {
  if (!/^\d{6}$/.test(pin)) return 'A PIN is six digits.';
  if (isEasy(pin)) return 'This PIN is one of the first that anybody would try. Choose another.';
  return undefined;
}

/** One digit, a run up or down, two or three digits repeated, or two pairs of three. */
function isEasy(pin: string): boolean {
  if (RUN.includes(pin) || [...RUN].reverse().join('').includes(pin)) return true;
  return /^(\d)\1*$|^(\d\d)\2\2$|^(\d{3})\3$|^(\d)\4\4(\d)\5\5$/.test(pin);
}
