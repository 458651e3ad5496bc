// What a text message costs in parts, and what SNS refuses about one.
import { AwsError } from '../../world.ts';

const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take two of the 160 places, because each is sent behind an escape. */
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');
const LENGTH_LIMIT = 1600;

/** How many parts the network sends and bills: 160 or 153 GSM characters each, 70 or 67 of any others; none is cut in half. */
export function smsParts(text: string): number {
  const signs = [...text];
  const isGsm = signs.every((sign) => GSM_BASIC.has(sign) || GSM_EXTENDED.has(sign));
  const places = signs.map((sign) => (isGsm ? (GSM_EXTENDED.has(sign) ? 2 : 1) : sign.length));
  return isGsm ? parts(places, 160, 153) : parts(places, 70, 67);
}

function parts(places: readonly number[], single: number, joined: number): number {
  if (places.reduce((sum, place) => sum + place, 0) <= single) return 1;
  let count = 1;
  let used = 0;
  for (const place of places) {
    if (used + place > joined) {
      count += 1;
      used = 0;
    }
    used += place;
  }
  return count;
}

export function isE164(phone: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(phone);
}

/** Throws `InvalidParameter` for what SNS would not take as a text message. */
export function checkSms(
  phone: string,
  message: string,
  attributes: Readonly<Record<string, { readonly value: string }>>,
): void {
  if (!isE164(phone)) throw invalid(`PhoneNumber Reason: ${phone} is not valid to publish to`);
  if (message.length > LENGTH_LIMIT) throw invalid(`Message too long: over ${LENGTH_LIMIT} characters`);
  const type = attributes['AWS.SNS.SMS.SMSType']?.value;
  if (type !== undefined && type !== 'Promotional' && type !== 'Transactional') {
    throw invalid('AWS.SNS.SMS.SMSType Reason: is Promotional or Transactional');
  }
  const sender = attributes['AWS.SNS.SMS.SenderID']?.value;
  if (sender !== undefined && !/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/.test(sender)) {
    throw invalid('AWS.SNS.SMS.SenderID Reason: has 1 to 11 letters and digits, at least one letter');
  }
  const origination = attributes['AWS.MM.SMS.OriginationNumber']?.value;
  if (origination !== undefined && !/^\+?\d{3,15}$/.test(origination)) {
    throw invalid('AWS.MM.SMS.OriginationNumber Reason: is no phone number');
  }
}

export function invalid(reason: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${reason}`);
}

/** The words that AWS itself takes as an opt-out, whatever their case. */
const OPT_OUT_WORDS = 'ARRET CANCEL END OPT-OUT OPTOUT QUIT REMOVE STOP TD UNSUBSCRIBE'.split(' ');

export function isOptOutWord(text: string): boolean {
  return OPT_OUT_WORDS.includes(text.trim().toUpperCase());
}
