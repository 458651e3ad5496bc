// Words that stand where the name of an item could stand, and are none: people, occasions, deeds, ways to pay, days. Taken
// for a name they would look like a rule in force, and never match anything that is sold.
import { fold } from '../tokens.ts';

export type NoItem =
  | 'joining'
  | 'deed'
  | 'birthday'
  | 'people'
  | 'payment'
  | 'day'
  | 'hours'
  | 'on-sale'
  | 'channel';

/** The whole of a name, folded: without case, accents, hyphens and apostrophes. */
const whole: readonly (readonly [NoItem, RegExp])[] = [
  [
    'joining',
    /^(?:(?:a|each|every|any|your|their|the) )?(?:joining(?: us)?|signing up|sign ?ups?|registering|registration|enrolling|becoming (?:a )?members?|new (?:members?|sign ?ups?)|opening an account|(?:(?:your|their|the|a|each) )*first (?:visits?|purchases?|orders?|sales?|shops?))$/,
  ],
  [
    'deed',
    /^(?:(?:a|an|each|every|any|leaving|writing|giving|posting|for|us|your|their) )*(?:(?:google|facebook|online|good|great) )?(?:reviews?|ratings?|referrals?|feedback|surveys?|shares?|likes?|follows?|tags?|check ?ins?)$/,
  ],
  [
    'deed',
    /^(?:signing up|subscribing|joining|registering|filling in|completing|downloading|coming|buying|spending|paying|voting|donating|recycling|returning|answering|referring|recommending|bringing|inviting|reviewing|rating|following|sharing|liking|tagging|visiting)(?: .*)?$/,
  ],
  [
    'birthday',
    /^(?:(?:your|their|the|a|members?|customers?|everyones?) )*(?:birthdays?|anniversary|anniversaries)$/,
  ],
  [
    'people',
    /^(?:(?:all|every|any|our|the|new|existing|loyal|old|young|local|under|over) )*(?:students?|seniors?|senior citizens?|pensioners?|oaps?|children|kids|staff|employees?|nurses?|nhs(?: staff| workers?)?|teachers?|veterans?|locals?|neighbours?|neighbors?|regulars?|members?|customers?|shoppers?|guests?|friends?|family|families|everyone|everybody|people|vips?|grown ?ups?|adults?|teenagers?|teens|toddlers?|bab(?:y|ies)|mums?|moms?|dads?|parents?|grandparents?|couples|singles|ladies|gents|women|men|girls|boys|apprentices?|carers?|doctors?|police(?: officers?)?|firefighters?|paramedics?|volunteers?|key workers?|(?:emergency|shift|office|council) workers?|blue light(?: card)?(?: holders?)?|builders?|postm[ae]n|cyclists?|commuters?|walkers?|tourists?|visitors?|residents?|villagers?|(?:ex|co) ?(?:service ?(?:men|women|people)|forces|military|army|navy|raf|soldiers?|workers?|police|staff|employees?|members?|customers?|students?))$/,
  ],
  // An age is of people: over-65s, under 18s, 65 plus, 18 to 25s.
  [
    'people',
    /^(?:(?:all|every|any|our|the) )*(?:(?:over|under|above|below) ?(?:the )?\d{1,2} ?s?|\d{1,2} ?(?:plus|and over|or over|and under|to \d{1,2}s))(?: year olds?)?$|^(?:(?:all|every|any|our|the) )*\d{1,2}(?: to \d{1,2})? year olds?$/,
  ],
  [
    'payment',
    /^(?:paying(?: (?:in|by|with))? )?(?:cash|card|cards|contactless|cheques?|checks?|apple pay|google pay|paypal|klarna|vouchers? payments?|(?:credit|debit) cards?|(?:cash|card|contactless)(?: payments?| purchases?| sales?| customers?))$/,
  ],
  [
    'day',
    /^(?:(?:on|at|during|all|every|the|a) )*(?:bank holidays?|public holidays?|holidays?|christmas|xmas|easter|new years?(?: eve| day)?|black friday|boxing day|mothers day|fathers day|valentines(?: day)?|halloween|diwali|eid|thanksgiving|paydays?|match days?|market days?)$/,
  ],
  ['hours', /(?:^| )happy hours?(?: |$)/],
  [
    'on-sale',
    /^(?:(?:all|any|the|our) )?(?:sale|(?:sale|clearance|reduced|discounted|marked down|offer|special offer|promotional|promo) (?:items?|goods|products?|things?|stock|lines?|stuff|bits)|(?:items?|goods|products?|things?|anything|everything|something|stuff|whats|what is) (?:(?:that|which) (?:is|are|s) |thats |already |currently )*(?:on|in the|in a) (?:sale|offer|clearance|promotion|special offer|special|the sales?)|(?:items?|goods|products?|things?|anything|everything|something|stuff|whats|what is) (?:(?:that|which) (?:is|are|s) |thats |already |currently )*(?:reduced|discounted|marked down|half price)|special offers?|promotions?|discounts?)(?: \(.*\))?$/,
  ],
  [
    'channel',
    /^(?:(?:all|any) )?(?:online|in ?store|click and collect|web|app|phone|delivery) (?:orders?|purchases?|sales?|shopping)$|^(?:orders?|purchases?) (?:online|in ?store|on the web(?:site)?|in the app)$/,
  ],
];

/** "18-25s", "65+": signs that a folded name has no more. */
const AGES = /^(?:the )?(?:\d{1,2} ?[-–] ?\d{1,2}s|\d{2} ?\+s?)$/i;

/** What a name is instead of an item; undefined where it may well be one. A name in quotation marks always may. */
export function noItem(name: string): NoItem | undefined {
  if (/^".*"$/.test(name)) return undefined;
  if (AGES.test(name)) return 'people';
  const folded = fold(name).replace(/\s+/g, ' ');
  return whole.find(([, pattern]) => pattern.test(folded))?.[0];
}
