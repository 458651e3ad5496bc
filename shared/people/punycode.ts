// The Unicode form of a domain label that is written in ASCII (RFC 3492, decoding only). The way there is the URL
// parser's; the way back is needed to find what earlier versions of this house kept under the Unicode form.

const BASE = 36;
const SKEW = 38;
const DAMP = 700;
const LEAST = 1;
const MOST = 26;
const LARGEST = 0x10ffff;

/** `xn--exmple-cua` as `exämple`; undefined for what is no such label. */
export function unicodeLabel(label: string): string | undefined {
  if (!label.startsWith('xn--')) return undefined;
  const encoded = label.slice('xn--'.length);
  const basicLength = Math.max(0, encoded.lastIndexOf('-'));
  const characters = Array.from(encoded.slice(0, basicLength), (letter) => letter.charCodeAt(0));
  let [code, index, bias] = [128, 0, 72];
  let at = basicLength === 0 ? 0 : basicLength + 1;
  while (at < encoded.length) {
    const before = index;
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      const digit = digitOf(encoded.charCodeAt(at));
      at += 1;
      if (digit === undefined || index > LARGEST) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, LEAST), MOST);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const count = characters.length + 1;
    bias = adapted(index - before, count, before === 0);
    code += Math.floor(index / count);
    index %= count;
    if (code > LARGEST) return undefined;
    characters.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...characters);
}

function digitOf(character: number): number | undefined {
  if (character >= 0x30 && character <= 0x39) return character - 0x30 + 26;
  return character >= 0x61 && character <= 0x7a ? character - 0x61 : undefined;
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - LEAST) * MOST) / 2; k += BASE) rest = Math.floor(rest / (BASE - LEAST));
  return k + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW));
}
