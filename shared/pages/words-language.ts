// In what language a letter's words are, for whoever has it read aloud. It follows from the words and never from the reader: a shopper
// whose browser speaks Japanese gets the shop's English, and an English letter called Japanese is read out as noise.

/** Words that nearly every English sentence has and its neighbours have not. */
const ENGLISH = new Set(
  'the you your and with for this that have has are it just what when there here back still at from our thank'.split(
    ' ',
  ),
);
/** Shipped texts have some three in ten; other languages one in fifty by accident. */
const ENOUGH = 0.1;

/** English as this shop writes it: what our own words in letters and pages are. */
export const english = (locale: string): string => (/^en(?:-|$)/i.test(locale) ? locale : 'en');

/** The language of the owner's words: English where they are, else the shop's. */
export function languageOf(words: string, shopLocale: string): string {
  const said = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = said.filter((word) => ENGLISH.has(word)).length;
  return said.length > 0 && known / said.length >= ENOUGH ? english(shopLocale) : shopLocale;
}
