// A display name in front of an address, in the ASCII form that mail headers need (RFC 2047).

const ASCII_PRINTABLE = /^[\x20-\x7e]*$/;
/** An encoded word may be 75 characters long with its `=?UTF-8?B?` and `?=`; whole characters of up to 4 bytes. */
const BYTES_PER_WORD = 45;

/** `Ridgeback Cycles` and an address as `"Ridgeback Cycles" <hello@ridgeback.example>`. */
export function mailbox(name: string, address: string): string {
  const oneLine = withoutLineBreaks(name);
  if (oneLine === '') return address;
  const display = ASCII_PRINTABLE.test(oneLine)
    ? `"${oneLine.replaceAll(/["\\]/g, '\\$&')}"`
    : encodedWords(oneLine);
  return `${display} <${address}>`;
}

/** The text on one line: line breaks and other control characters would start a new header. */
export function withoutLineBreaks(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const longer = `${words.at(-1)}${character}`;
    if (Buffer.byteLength(longer) <= BYTES_PER_WORD) words[words.length - 1] = longer;
    else words.push(character);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
