// How people are greeted. The field is typed by whoever shops, or filled in by a program that had nothing to fill in.

/** What programs write where they know no name, and what people write where they will not give one. */
const NOBODY =
  'null undefined none nil nan na void empty blank unknown anonymous anon guest guests gast gaste invite invitee invitado invitada ospite convidado гость kund kunde kundin klant cliente client customer user username shopper buyer visitor member ' +
  'test tester testing admin administrator root name firstname first last lastname surname fname lname string object default dummy sample example tbd tba dear hello true false no not there nobody noname somebody someone you me x xx xxx xxxx asdf qwerty';
/** "Hi Mr.," greets nobody, and a family name alone is no first name. */
const TITLES =
  'mr mrs ms miss mx mister master dr doctor prof professor sir madam madame mme mlle mademoiselle monsieur m herr frau fraulein hr fr dhr mevr mevrouw meneer senor senora senorita sr sra srta signor signora signore sig senhor senhora pan pani dott ing lady lord rev';
const NO_NAMES: ReadonlySet<string> = new Set(`${NOBODY} ${TITLES}`.split(' '));

const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();

/** The first name as a greeting; undefined for anything that does not look like one: then nobody is called by a name. */
export function greetingName(name: string | undefined): string | undefined {
  const first = name?.trim().split(/\s+/)[0];
  if (first === undefined || !/^[\p{L}\p{M}'’-]{1,20}\.?$/u.test(first)) return undefined;
  // Without a letter at its beginning and end it is a sign; one Latin letter is an initial.
  if (!/^\p{L}/u.test(first) || /['’-]\.?$/u.test(first) || /^\p{Script=Latin}\p{M}*\.?$/u.test(first))
    return undefined;
  return NO_NAMES.has(folded(first)) ? undefined : first;
}

/** A template for somebody whose name is not known. Nobody is called "there" but in a greeting; elsewhere the name goes with the comma before it. */
export const withoutName = (template: string): string =>
  template
    .replace(/\b(hi|hello|hey) \{name\}/gi, '$1 there')
    .replace(/\bdear \{name\}/gi, 'Hi there')
    .replace(/, ?\{name\}/g, '');
