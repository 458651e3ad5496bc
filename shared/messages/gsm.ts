// How long a text message is on the air, and so what it costs. One character outside the GSM alphabet turns the
// whole message into UCS-2, whose parts hold 70 characters instead of 160 (3GPP TS 23.038, 23.040).

export type SmsSize = {
  readonly encoding: 'gsm' | 'ucs2';
  /** Septets for gsm (extension characters count two), UTF-16 units for ucs2. */
  readonly units: number;
  readonly segments: number;
};

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');

const GSM_FRIENDLY: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2032\u00B4\u0060]/g, "'"],
  [/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g, ' '],
  [/[\u00AD\u200B\uFEFF]/g, ''],
];

/** True when every character is in the GSM 7-bit alphabet or its extension. */
export function isGsm(text: string): boolean {
  return [...text].every((character) => BASIC.has(character) || EXTENSION.has(character));
}

/** How a text is encoded and into how many parts it falls. An empty text is one empty part. */
export function smsSegments(text: string): SmsSize {
  const encoding = isGsm(text) ? 'gsm' : 'ucs2';
  const costs = [...text].map((character) => {
    if (encoding === 'ucs2') return character.length;
    return EXTENSION.has(character) ? 2 : 1;
  });
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const [whole, part] = encoding === 'gsm' ? [160, 153] : [70, 67];
  return { encoding, units, segments: units <= whole ? 1 : partsOf(costs, part) };
}

/** Two-unit characters are never cut in half, so a part may end one unit early. */
function partsOf(costs: readonly number[], capacity: number): number {
  let parts = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > capacity) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return parts;
}

/**
 * The same words with typographic quotes, dashes, dots and spaces in their GSM form. Letters are left alone: Zoë is not
 * Zoe, and whether a name is worth a second segment is not decided here.
 */
export function toGsmFriendly(text: string): string {
  return GSM_FRIENDLY.reduce((result, [pattern, plain]) => result.replaceAll(pattern, plain), text);
}
