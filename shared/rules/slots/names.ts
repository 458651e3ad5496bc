// Names of things in the shop: SKUs, categories, tags, or just what the owner calls them; alone or in a list.
import { cut } from '../../text/cut.ts';
import { fold } from '../tokens.ts';
import { ends, slice, unquoted } from './free-text.ts';
import { type NoItem, noItem } from './no-item.ts';
import type { Slot, SlotReading } from './slot.ts';

/** `any` is what the owner named without saying what it is: a SKU, a category, a tag or words of the name. */
export type NamedThing = {
  /** `on-sale` is whatever is on sale when it would be offered: a tag of the store or a lower price says so. */
  readonly kind: 'sku' | 'category' | 'tag' | 'on-sale' | 'any';
  readonly value: string;
};

const mostNames = 50;
const mostCharacters = 100;

/**
 * A list of things: "gift cards, SKU HELMET-XL and anything tagged clearance". "and", "or" and commas separate;
 * quotation marks keep a name with "and" in it together.
 */
export function names(): Slot<readonly NamedThing[]> {
  return {
    freeText: true,
    read: (words, at) => ends(words, at).map((next) => readList(slice(words, at, next), next)),
  };
}

/** Add-ons: SKUs, or what the shop calls them. */
export function addOns(): Slot<readonly string[]> {
  return {
    freeText: true,
    read: (words, at) =>
      ends(words, at).map((next) => {
        const reading = readList(slice(words, at, next), next);
        if ('problem' in reading) return reading;
        const other = reading.value.find(
          ({ kind }) => kind === 'tag' || kind === 'category' || kind === 'on-sale',
        );
        return other === undefined
          ? { next, value: reading.value.map(({ value }) => value) }
          : { next, problem: `"${other.value}" is many things: name the one to offer, or write its SKU` };
      }),
  };
}

/** One word with a figure, a hyphen or nothing but capitals in it; a plain word is how people call things. */
export const looksLikeSku = (value: string): boolean =>
  /^\S+$/.test(value) && (/[\d_-]/.test(value) || !/\p{Ll}/u.test(value));

function readList(text: string, next: number): SlotReading<readonly NamedThing[]> {
  const parts = splitList(text);
  if (parts.length > mostNames)
    return { next, problem: `That is ${parts.length} names; ${mostNames} fit in one sentence` };
  const things: NamedThing[] = [];
  let carried: NamedThing['kind'] = 'any';
  for (const part of parts) {
    if (noItem(part) === 'on-sale') {
      things.push({ kind: 'on-sale', value: part });
      carried = 'any';
      continue;
    }
    const { kind, plural, value } = kindOf(part);
    if (kind !== 'any') carried = plural ? kind : 'any';
    const problem = noNameProblem(part) ?? nameProblem(value, part);
    if (problem !== undefined) return { next, problem };
    things.push({ kind: kind === 'any' ? carried : kind, value: unquoted(value) });
  }
  return things.length === 0 ? { next, problem: 'Name at least one thing' } : { next, value: things };
}

/** The parts of a list, with their quotation marks. */
export function splitList(text: string): readonly string[] {
  const parts = text.match(/(?:"[^"]*"|[^",])+/g) ?? [];
  return parts
    .flatMap((part) => splitOutsideQuotes(part))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function splitOutsideQuotes(part: string): readonly string[] {
  const kept: string[] = [];
  const masked = part.replace(/"[^"]*"/g, (quoted) => `"${kept.push(quoted) - 1}"`);
  return masked
    .split(/(?:^| )(?:and|or|nor|&)(?= |$)/i)
    .map((piece) => piece.replace(/"(\d+)"/g, (_, index) => kept[Number(index)] ?? ''));
}

// Every blank in a sentence is one blank by now (`documentLines`), so that no pattern needs to look for rows of them.
const kinds: readonly { readonly kind: NamedThing['kind']; readonly pattern: RegExp }[] = [
  {
    kind: 'tag',
    pattern:
      /^(?:(?:anything|things|products|items|everything) )?(?:tagged(?: (?:as|with))?|(?:with )?(?:the )?tag(s)?) (.+)$/i,
  },
  {
    kind: 'category',
    pattern:
      /^(?:(?:anything|things|products|items|everything) )?(?:(?:from|in|of) )?(?:the )?categor(?:y|(ies)) (.+)$/i,
  },
  {
    kind: 'category',
    pattern:
      /^(?:(?:anything|things|products|items|everything|stuff) )?(?:(?:from|in|of) )?(?:the )?()(.+?) (?:category|categories|section|department|aisle|range|collection)$/i,
  },
  {
    kind: 'category',
    pattern: /^(?:(?:anything|things|products|items|everything|stuff) )(?:from|in)() (?:the )?(.+)$/i,
  },
  { kind: 'sku', pattern: /^(?:the )?(?:sku|product code|item)(s)? (.+)$/i },
];

function kindOf(part: string): NamedThing & { readonly plural: boolean } {
  for (const { kind, pattern } of kinds) {
    const match = part.match(pattern);
    if (match?.[2] !== undefined) return { kind, value: match[2].trim(), plural: Boolean(match[1]) };
  }
  return {
    kind: 'any',
    value: part.replace(/^(?:(?:the|a|an|any|our|your|their|every|each|all|some)\s+)+(?=\S)/i, ''),
    plural: false,
  };
}

// Words that turn a name into a condition. Taking "anything under 5 pounds" for a name would look as if the rule
// were in force, and never match a product.
const conditions = new Set(
  'anything everything something under over below above than less more cheaper dearer if unless when while never nothing none what whats whatever before after except but not without only until during twice already they them people have has who which these those you we i he she please dont doesnt cannot cant wont shouldnt isnt arent always should must instead also that'.split(
    ' ',
  ),
);

const notSold: Readonly<Record<NoItem, string>> = {
  joining: 'an occasion',
  deed: 'something that people do',
  birthday: 'an occasion',
  people: 'people',
  payment: 'a way to pay',
  day: 'a day',
  hours: 'a time of the day',
  'on-sale': 'what is on sale today',
  channel: 'a way to order',
};

/** Why a name cannot be one of something in the catalogue. */
function noNameProblem(part: string): string | undefined {
  if (/\b(?:out of stock|sold out|unavailable)\b/i.test(part) && !/^".*"$/.test(part))
    return 'What is sold out is never offered anyway: there is nothing to write for it';
  const kind = noItem(part);
  if (kind === undefined) return undefined;
  return `"${part}" is ${notSold[kind]}, and not the name of something you sell. Put it in quotation marks if it is a name`;
}

/** What follows a name and makes it a condition: a day, whom it is for, what it goes with, or its place in a row. */
const ODD_END =
  /\s(?:on (?:(?:a|every|each|any|the) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|(?:bank )?holidays?|birthdays?)|at (?:weekends?|night|christmas|easter)|(?:in|during) (?:the )?(?:mornings?|afternoons?|evenings?|summer|winter|spring|autumn|december|january)|to (?:(?:our|my|the|any|all|new) ){0,3}(?:regulars?|customers?|members?|people|students?|children|kids|shoppers?|anyone|everyone|staff|them)|first|twice|once|again|instead|too)$/i;

/** "lights with a bike"; of "cake with cream" the last word is part of the name. */
const GOES_WITH = /\swith (?:an?|any|every|each)\s/i;

/** Why this cannot be a name; undefined when it can. `part` is how the owner wrote it. */
export function nameProblem(value: string, part: string): string | undefined {
  if (/^"[^"]+"$/.test(value)) return undefined;
  if (!/[\p{L}\p{N}]/u.test(value)) return 'A name is missing';
  if (value.length > mostCharacters) return `"${cut(value, { characters: 40 })}..." is too long for a name`;
  const words = value.split(/\s+/);
  const condition =
    words.find((word) => conditions.has(fold(word))) ??
    part
      .match(
        /^(?:on|at|to|for|in|by|from|with|during|between|within|buy|buys|buying|spend|refer|bring|get|give|earn|join|see)\s/i,
      )?.[0]
      .trim() ??
    (part.match(ODD_END) ?? part.match(GOES_WITH))?.[0].trim() ??
    value
      .match(
        /\s(?:do|does|did|can|could|will|would|should|must|may|is|are|was|were|that|so|get|gets|be|been)$/i,
      )?.[0]
      .trim();
  return condition === undefined
    ? undefined
    : `"${part}" reads like a condition ("${condition}"), not like the name of something you sell. Put it in quotation marks if it is a name`;
}
