// Letters and signs that pass for others: whoever writes ST0P means stop, and whoever makes a model write "fr3e" means
// free. Everything here is in lower case.

const PAIRS =
  '0o 1i 3e 4a 5s 7t 8b 9g $s @a !i |l €e £l ' +
  // Cyrillic and Greek letters that look like Latin ones
  'аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh ӏl ғf αa εe ιi κk νv οo ρp τt υu χx ηn ' +
  // Latin letters with strokes and hooks, which no normal form takes off
  'ƒf ıi łl đd øo ħh ŧt ɡg ɑa ɩi ʟl ʀr ꜰf ᴇe ᴀa ᴏo ꜱs ᴛt ᴘp ᴜu ɴn ᴅd ᴍm ᴠv ᴡw ᴢz ᴊj ᴋk ɪi ʜh ʏy ƙk ƥp ƭt ƴy ƀb ƈc ƶz ǥg';

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair) => {
    const [from = '', to = ''] = [...pair];
    return [from, to];
  }),
);

/** The text with every look-alike as the letter it passes for. */
export const withoutLookalikes = (text: string): string =>
  [...text].map((character) => LOOKS_LIKE.get(character) ?? character).join('');

/** White letters on a dark square or circle, and the letters of flags, as plain capitals; no normal form knows them. */
export const withPlainCapitals = (text: string): string =>
  text.replaceAll(/[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : 0x1f150;
    return String.fromCharCode(65 + code - first);
  });
