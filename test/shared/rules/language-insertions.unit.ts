// Every word of a sentence counts. A word that changes what people mean, put anywhere into a sentence that is understood, makes it
// another sentence: it is refused, or it means something else that says so. And so for a word that takes the place of another.
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { cartLanguage } from '../../../lambdas/cart-recovery/rules/language.ts';
import { loyaltyLanguage } from '../../../lambdas/loyalty/rules/language.ts';
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { candidatesFor } from '../../../shared/rules/candidates.ts';
import type { Declarations } from '../../../shared/rules/declaration.ts';
import type { Grammar } from '../../../shared/rules/grammar.ts';
import type { Language } from '../../../shared/rules/language.ts';
import { matchSentence } from '../../../shared/rules/matching.ts';
import { plainly } from '../../../shared/rules/plainly.ts';
import { tokenise } from '../../../shared/rules/tokens.ts';

const products = [
  ['upsell', upsellLanguage],
  ['cart-recovery', cartLanguage],
  ['loyalty', loyaltyLanguage],
] as unknown as readonly (readonly [string, Language<Declarations>])[];

/** Words that no name has and that never leave a meaning as it was. */
const CLOSED =
  `not|never|no|except|unless|since|instead|either|at least|at most|more than|less than|if|maybe|sometimes|usually|might|yesterday|` +
  `last year|used to|every other|without|why|did|whether|he said|nobody|any more|nearly|almost|around|fewer|minus|except Sundays|` +
  `but not beans|or less|instead of points|in total|few|both|another|same|even|yet|soon|later|earlier|apart|please not|unfortunately|` +
  `allegedly|by mistake|by hand|for students|for new customers|online|abroad|per visit|with a receipt|after Christmas|before noon|` +
  `until|above £20|over|under|up to|only|but|when|while|because|they|should|is|our competitors say that`;

/** What the shop may sell, so that names of things may grow by it: but then it is told so. */
const THINGS = 'red|bikes|England|old|small|garden';

/** Which insertions change nothing in which rules, looked at one by one: "at most" before a limit, "any" before a person. */
const SAME: Readonly<Record<string, string>> = {
  birthday: 'is|they',
  bonus: 'is|only|over',
  cap: 'at most|only|same',
  channel: 'only',
  'do-not-disturb': 'another|same',
  earn: 'they',
  'from-all': 'same',
  'gift-cards': 'should',
  'goodwill-per-day': 'at most|only|up to',
  'hold-basket': 'at least|either|more than|over|yet',
  'hold-first-sale': 'at least|if|more than|over|when',
  joining: 'they',
  lapsing: 'is|up to',
  'lapsing-action': 'only|they',
  'minimum-order': 'only|small',
  'most-price': 'only',
  pause: 'over',
  'price-band': 'only|should',
  'quiet-days': 'over',
  regular: 'at least',
  reminders: 'at most|only|up to',
  rewards: 'is',
  'rewards-per-visit': 'at most|only|they|up to',
  'send-delay': 'they',
  size: 'is|only|should|they',
  'text-parts': 'at most|only|up to',
  'stamp-card': 'they',
  'win-back': 'is',
};

/** Which make another rule, or the same with another value, that says what was put in. */
const OTHER: Readonly<Record<string, string>> = {
  bonus: 'before noon',
  'gift-cards': 'never|no|not|please not',
  'not-earning': 'for students',
  'point-value': 'another|both',
  'quiet-days': 'but|except|except Sundays|without',
  rewards: 'another|both|over|under',
};

type Said = { readonly form: string; readonly value: unknown };

function understood(grammar: Grammar<{ readonly value: unknown }>, text: string): Said | undefined {
  const read = (tokens: ReturnType<typeof tokenise>): Said | undefined => {
    const words = { text, tokens, written: '2026-11-28', steps: { left: 100_000 } };
    for (const { form, pattern } of candidatesFor(grammar, tokens))
      for (const match of form.under === undefined ? matchSentence(pattern, words, form.slots) : [])
        if (match.problem === undefined) return { form: form.id, value: form.toRule(match.values).value };
    return undefined;
  };
  const tokens = tokenise(text);
  const plain = plainly(tokens);
  return read(tokens) ?? (plain === undefined ? undefined : read(plain));
}

/** The same ones each time, and others of each sentence: all of them take minutes. */
const sampled = (text: string, share: number): boolean =>
  process.env.ALL !== undefined ||
  [...text].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65_521, 7) % share === 0;

const isIn = (table: Readonly<Record<string, string>>, form: string, key: string): boolean =>
  (table[form] ?? '').split('|').includes(key);

const examplesOf = ({ declarations }: Language<Declarations>): readonly string[] =>
  Object.values(declarations).flatMap(({ handbook, wordings }) => [
    ...handbook.also,
    ...wordings('GBP').map(({ example }) => example),
  ]);

/** The voice is whatever its owner says of it. */
const seedsOf = (language: Language<Declarations>) => {
  const grammar = language.grammar('GBP') as unknown as Grammar<{ readonly value: unknown }>;
  return [...new Set(examplesOf(language))].flatMap((sentence) => {
    const base = understood(grammar, sentence);
    return base === undefined || base.form === 'voice' || sentence.includes('"')
      ? []
      : [{ grammar, base, words: sentence.replace(/[.!]$/, '').split(' ') }];
  });
};

it.each(products)(
  'given %s and a word put into a sentence, then it is refused or means what it says',
  (_, language) => {
    const wrong: string[] = [];
    for (const { grammar, base, words } of seedsOf(language))
      for (const put of `${CLOSED}|${THINGS}`.split('|'))
        for (let at = 0; at <= words.length; at += 1) {
          const text = [...words.slice(0, at), put, ...words.slice(at)].join(' ');
          if (!sampled(text, 10)) continue;
          const said = understood(grammar, text);
          if (said === undefined) continue;
          const same = isDeepStrictEqual(said.value, base.value);
          const named = THINGS.split('|').includes(put) && JSON.stringify(said.value).includes(put);
          if (same ? !isIn(SAME, base.form, put) : !named && !isIn(OTHER, base.form, put))
            wrong.push(
              `${same ? 'SAME' : 'OTHER'} ${base.form} +${put}: ${text} ==> ${said.form} ${JSON.stringify(said.value)}`,
            );
        }
    expect(wrong).toEqual([]);
  },
  120_000,
);

/** Words of which each may take the place of the others, and says something else. What a row has together means the same of a limit. */
const SWAPS: readonly (readonly (readonly string[])[])[] = [
  [
    ['over', 'above', 'more than', 'from', 'at least'],
    ['under', 'below', 'less than'],
    ['up to', 'at most', 'no more than'],
  ],
  [
    ['minutes'],
    ['hours'],
    ['days', 'day'],
    ['weeks', 'week'],
    ['months', 'month'],
    ['points'],
    ['pounds'],
    ['%'],
    ['percent of'],
    ['times'],
  ],
  [['before'], ['after'], ['until'], ['since'], ['during']],
  [['double'], ['triple'], ['half'], ['single']],
  [['never', 'do not'], ['always'], ['only'], ['sometimes']],
  [['no'], ['all'], ['some'], ['two']],
  [['first'], ['second'], ['third'], ['last']],
  [['once'], ['twice']],
  [['and'], ['or'], ['but'], ['not']],
  [['each', 'every'], ['every second'], ['hardly any'], ['no']],
  [['per'], ['against'], ['minus']],
  [['on'], ['except on'], ['not on'], ['after'], ['before']],
  [
    ['customer', 'customers', 'anyone', 'people', 'members', 'member'],
    ['staff'],
    ['children'],
    ['friend of a member'],
  ],
  [['buys', 'bought'], ['returns'], ['looks at'], ['steals']],
];

/** Swaps that leave the meaning as it was, looked at one by one: of two names "and" and "or" say the same. */
const ALIKE: Readonly<Record<string, string>> = {
  bonus: 'and>or|before>until',
  'give-up': 'second>last',
  'hold-first-sale': 'or>and',
  'minimum-order': 'after>on',
  'not-earning': 'or>and',
  pause: 'until>before',
  'price-band': '%>percent of|up to>below|up to>less than|up to>under',
  'quiet-days': 'day>month',
  'quiet-hours': 'or>and',
  size: 'under>up to',
  'stamp-card': 'or>and',
};

it.each(products)(
  'given %s and a word in the place of another, then it is refused or means what it says',
  (_, language) => {
    const wrong: string[] = [];
    for (const { grammar, base, words } of seedsOf(language)) {
      const sentence = words.join(' ');
      for (const groups of SWAPS)
        for (const [from, to] of groups.flatMap((one) =>
          groups.filter((other) => other !== one).map((other) => [one, other] as const),
        ))
          for (const word of from) {
            const place = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu');
            for (const other of to) {
              const text = sentence.replace(place, other);
              const said = text === sentence ? undefined : understood(grammar, text);
              if (
                said !== undefined &&
                isDeepStrictEqual(said.value, base.value) &&
                !isIn(ALIKE, base.form, `${word}>${other}`)
              )
                wrong.push(
                  `${base.form} ${word}>${other}: ${text} ==> ${said.form} ${JSON.stringify(said.value)}`,
                );
            }
          }
    }
    expect(wrong).toEqual([]);
  },
  120_000,
);
