// Placeholders as people write them: `{name}`, but also `[name]`, `{{ first_name }}`, `<name>`, `«Name»`, `%name%`. What can be
// filled in becomes our own; what cannot is found, so that nobody is ever sent a bracket.
import { fold } from './tokens.ts';

const marks =
  /\$?\{\{([^{}]*)\}\}|\$?\{([^{}]*)\}|\[([^[\]]*)\]|<<([^<>]*)>>|<([^<>]*)>|«([^«»]*)»|%(\p{L}[\p{L}_]*)%|\*\|([^|]*)\|\*/gu;

/** These may be an ordinary part of a sentence, so that only a placeholder's own name in them counts. */
const doubtful = /\(([^()]*)\)|[$#@](\p{L}[\p{L}_]*)#?|_{3,}/gu;

/** What else people call each; letters and figures alone count. */
const otherNames: Readonly<Record<string, string>> = {
  name: 'firstname fname customername customerfirstname membername memberfirstname shoppername yourname theirname',
  shop: 'shopname store storename business businessname company companyname ourshop ourname',
  items: 'item products product cart cartitems basket itemlist',
  total: 'carttotal ordertotal amount sum baskettotal carttotalamount',
  balance: 'pointsbalance pointbalance currentpoints currentbalance totalpoints mypoints',
  reward: 'rewardname prize',
  points: 'pointsearned newpoints bonuspoints',
  next: 'nextreward',
  missing: 'missingpoints pointsmissing pointsneeded pointstogo',
  'add-on': 'addonname product productname item itemname suggestion offer',
  price: 'productprice itemprice addonprice cost',
  link: 'url weblink addlink taplink cartlink button',
};

const letters = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');

/** The placeholder that is meant, of those that a text may have; of `customer.first_name` the last part says which. */
function meant(written: string, placeholders: readonly string[]): string | undefined {
  const wanted = letters(written.replace(/^.*\./, ''));
  return (
    placeholders.find((name) => letters(name) === wanted) ??
    placeholders.find((name) => (otherNames[name] ?? '').split(' ').includes(wanted))
  );
}

/** The text with our own placeholders; what is none of them stands as it was written. */
export const withPlaceholders = (text: string, placeholders: readonly string[]): string =>
  text.replace(marks, (written, ...groups) => {
    const name = meant(innerOf(groups), placeholders);
    return name === undefined ? written : `{${name}}`;
  });

/** What is marked as a placeholder and cannot be filled in. */
export const strangePlaceholders = (
  text: string,
  placeholders: readonly string[],
): readonly { readonly written: string; readonly name: string }[] => {
  const clear = [...text.matchAll(marks)]
    .map(([written, ...groups]) => ({ written, name: innerOf(groups) }))
    .filter(({ written, name }) => isName(written, name))
    .filter(({ written, name }) => written !== `{${name}}` || !placeholders.includes(name));
  const unclear = [...text.matchAll(doubtful)].flatMap(([written, ...groups]) => {
    const inner = letters(innerOf(groups.slice(0, 2)));
    const name = placeholders.find(
      (one) => letters(one) === inner || (one === 'name' && /^(?:first|f|customer|your)name$/.test(inner)),
    );
    return name === undefined && !written.startsWith('___') ? [] : [{ written, name: name ?? 'name' }];
  });
  return [...clear, ...unclear];
};

/** Between square or pointed brackets without a letter nothing can be meant: `I <3 you`, `[1]`. */
const isName = (written: string, name: string): boolean => /\p{L}/u.test(name) || /^[{$]/.test(written);

const innerOf = (groups: readonly unknown[]): string =>
  groups.slice(0, 8).find((group): group is string => typeof group === 'string') ?? '';
