// DynamoDB's numbers: exact decimals of at most 38 digits, kept as the text that it answers with.
import { invalid } from './refusals.ts';

const PLAIN = /^(?:0|-?[1-9]\d{0,14})$/;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,5}))?$/;
const MOST_DIGITS = 38;
const HIGHEST_POWER = 125;
const LOWEST_POWER = -130;

type Parts = { readonly negative: boolean; readonly digits: string; readonly exponent: number };

/** The one way of writing this number. Throws for what is none, and for what DynamoDB cannot hold. */
export function canonicalNumber(text: string): string {
  if (PLAIN.test(text)) return text;
  const parts = partsOf(text);
  if (parts === undefined) {
    const said = text === '' ? '' : `: ${text}`;
    throw invalid(`The parameter cannot be converted to a numeric value${said}`);
  }
  const { negative, digits, exponent } = parts;
  if (digits === '') return '0';
  if (digits.length > MOST_DIGITS)
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  const power = digits.length + exponent - 1;
  if (power > HIGHEST_POWER)
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range');
  if (power < LOWEST_POWER)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  return `${negative ? '-' : ''}${written(digits, exponent)}`;
}

function written(digits: string, exponent: number): string {
  if (exponent >= 0) return digits + '0'.repeat(exponent);
  const whole = digits.length + exponent;
  return whole > 0 ? `${digits.slice(0, whole)}.${digits.slice(whole)}` : `0.${'0'.repeat(-whole)}${digits}`;
}

/** Without zeros at either end: the value is `digits` times ten to `exponent`. */
function partsOf(text: string): Parts | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const all = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  return {
    negative: sign === '-',
    digits,
    exponent: Number(power) - fraction.length + all.length - digits.length,
  };
}

const NINES = '9876543210';

/** A text that sorts among those of other numbers as the number does among them. */
export function orderOfNumber(canonical: string): string {
  const parts = partsOf(canonical);
  if (parts === undefined || parts.digits === '') return '1';
  const { negative, digits, exponent } = parts;
  const power = digits.length + exponent + 200;
  if (!negative) return `2${String(power).padStart(3, '0')}${digits}`;
  const mirrored = [...digits].map((digit) => NINES[Number(digit)]).join('');
  return `0${String(999 - power).padStart(3, '0')}${mirrored}~`;
}

/** Below, at or above zero, as for a sort. */
export function compareNumbers(one: string, other: string): number {
  if (PLAIN.test(one) && PLAIN.test(other)) return Number(one) - Number(other);
  const [first, second] = [orderOfNumber(one), orderOfNumber(other)];
  return first < second ? -1 : Number(first > second);
}

/** The exact sum. Throws where it has more digits than DynamoDB holds. */
export function sumOf(one: string, other: string): string {
  if (PLAIN.test(one) && PLAIN.test(other)) return canonicalNumber(String(Number(one) + Number(other)));
  const [first, second] = [scaled(one), scaled(other)];
  const exponent = Math.min(first.exponent, second.exponent);
  const at = ({ value, exponent: own }: Scaled) => value * 10n ** BigInt(own - exponent);
  return canonicalNumber(`${at(first) + at(second)}e${exponent}`);
}

export const negated = (number: string): string =>
  number === '0' ? number : number.startsWith('-') ? number.slice(1) : `-${number}`;

type Scaled = { readonly value: bigint; readonly exponent: number };

function scaled(canonical: string): Scaled {
  const { negative, digits, exponent } = partsOf(canonical) ?? { negative: false, digits: '', exponent: 0 };
  const value = BigInt(digits === '' ? '0' : digits);
  return { value: negative ? -value : value, exponent };
}

/** Bytes that DynamoDB counts for it: one, one for each pair of digits beside the decimal point, one for a minus sign. */
export function sizeOfNumber(canonical: string): number {
  const { digits, exponent } = partsOf(canonical) ?? { digits: '', exponent: 0 };
  if (digits === '') return 1;
  const padded = digits.length + Math.abs(exponent % 2);
  return 1 + Math.ceil(padded / 2) + (canonical.startsWith('-') ? 1 : 0);
}
