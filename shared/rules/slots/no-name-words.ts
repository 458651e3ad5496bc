// Words that stand in no name of a thing: what joins, bounds, denies, counts, hedges or dates a sentence, and whoever speaks in it.
// Free text takes in whatever stands there, so each of them in a name would be a part of the sentence that is read and lost:
// "anything under 5 pounds", "beans when it rains". Whoever sells a thing of that name puts it in quotation marks.
import { fold } from '../tokens.ts';

const groups = {
  joining:
    'if unless when whenever while because since although though than whether except but so thus otherwise whereas',
  asking: 'why how where who whom whose which what whats whatever whoever whichever',
  denying:
    'no not never none nothing nobody noone neither nor without cannot cant dont doesnt didnt wont wouldnt shouldnt couldnt isnt arent wasnt werent hasnt havent hadnt mustnt',
  doing:
    'is are was were be been being am do does did done has have had having could may might must shall should will would ought valid lets gets got',
  speaking:
    'i we he she it they you me him her them my mine his its ours yours theirs own ones myself themselves',
  hedging:
    'maybe perhaps sometimes often always only also even almost too please instead hardly barely seldom rarely mostly mainly partly nearly roughly simply merely usually normally generally probably possibly exactly strictly really actually especially particularly unfortunately allegedly apparently hopefully ideally preferably currently temporarily automatically already again yet ever nowadays anymore afterwards yesterday today tomorrow tonight ago soon later earlier around apart abroad minus used same either that say says said',
  counting:
    'something someone somebody anyone anybody everyone everybody people every each several more much less most few fewer enough twice once thrice third fourth fifth',
} as const;

/** What may stand in the name of a gift, but in none on a shelf: "anything you can eat", "5 off your next shop", "tea for two". */
const onlyInGifts = {
  pointing: 'this these those there here other others another such can us plus',
  counting: 'anything everything any all some both many cheaper dearer cheapest dearest least',
  placing:
    'as under over below above before after during until till by from for with at on to into onto within per about between beyond despite towards upon via against among throughout off out away together online offline instore overseas',
  dating: 'now then next last just quite rather',
  dealing:
    'bought sold ordered purchased paid spent spend spends costing priced costs worth told earn earns winback',
} as const;

const setOf = (lists: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap((words) => words.split(' ')));

const nowhere = setOf(groups);
const onNoShelf: ReadonlySet<string> = new Set([...nowhere, ...setOf(onlyInGifts)]);

/** Adverbs that the lists have not: "beans presumably". Jelly, holly and a family end otherwise. */
const ADVERB =
  /(?:[a-z]{2}ally|edly|ately|ously|ively|ably|ibly|ently|antly|fully|ingly|arily|estly|ainly|icly)$/;

const SEASON =
  'mornings?|afternoons?|evenings?|summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december';
const UNIT = 'minutes?|hours?|days?|weeks?|fortnights?|months?|years?';
const COUNT = '\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve';

/** Words that are none together; a first aid kit and something second-hand are things. */
const PHRASES = [
  '(?:first|second)(?! (?:aid|class|hand|edition))',
  `(?:in|during|over) (?:the |our )?(?:shop|store|cafe|café|app|website|sales?|total|${SEASON})`,
  `(?:${COUNT}) times`,
  '(?:last|this) (?:year|month|week|season)',
  '(?:over|above|under|below|up to|at least) \\p{Sc}\\d[\\d.,]*',
  `(?:${COUNT}) (?:${UNIT})`,
];
/** "7 Up" and a "top up" are sold, "beans up" is not. */
const ON_NO_SHELF = [
  '(?:\\p{Sc}|(?:AUD|CAD|CHF|CZK|DKK|EUR|GBP|NOK|NZD|PLN|SEK|USD) ?)\\d[\\d.,]*',
  'up(?<!(?:\\b7|top|pop|push|make|wind|pick|blow|lift|warm|built) up)',
  '(?:sale|clearance|reduced|discounted) (?:items?|goods|stuff|things?)',
];

const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?:^|\\s)(?:${phrases.join('|')})(?=\\s|$)`, 'iu');
const phraseNowhere = anyOf(PHRASES);
const phraseOnNoShelf = anyOf([...PHRASES, ...ON_NO_SHELF]);

/** The first of them in the unquoted name of something on a shelf. */
export const strayWord = (name: string): string | undefined =>
  strayIn(name, onNoShelf) ?? phraseOnNoShelf.exec(name)?.[0].trim();

/** The first of them in the unquoted name of a gift, which may say more than a label does. */
export const strayInGift = (name: string): string | undefined =>
  strayIn(name, nowhere) ?? phraseNowhere.exec(name)?.[0].trim();

const strayIn = (name: string, words: ReadonlySet<string>): string | undefined =>
  name.split(/\s+/).find((word) => {
    const folded = fold(word);
    return words.has(folded) || ADVERB.test(folded);
  });
