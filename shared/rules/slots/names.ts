// Names of things in the shop: SKUs, categories, tags, or just what the owner calls them; alone or in a list.
import { ends, slice, unquoted } from './free-text.ts';
import { nameProblem } from './name-problem.ts';
import { type NoItem, noItem } from './no-item.ts';
import type { Slot, SlotReading } from './slot.ts';

/** `any` is what the owner named without saying what it is: a SKU, a category, a tag or words of the name. */
export type NamedThing = {
  /** `on-sale` is whatever is on sale when it would be offered: a tag of the store or a lower price says so. */
  readonly kind: 'sku' | 'category' | 'tag' | 'on-sale' | 'any';
  readonly value: string;
};

const mostNames = 50;

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
        const reading = readList(slice(words, at, next).replace(/^some /i, ''), next);
        if ('problem' in reading) return reading;
        const gift = reading.value.find(({ value }) => GIVEN.test(value));
        if (gift !== undefined)
          return {
            next,
            problem: `"${gift.value}" would be given away, and what is offered has its own price: there are no discounts and nothing is free. Put it in quotation marks if it is a name`,
          };
        const other = reading.value.find(
          ({ kind }) => kind === 'tag' || kind === 'category' || kind === 'on-sale',
        );
        return other === undefined
          ? { next, value: reading.value.map(({ value }) => value) }
          : { next, problem: `"${other.value}" is many things: name the one to offer, or write its SKU` };
      }),
  };
}

/** What is no thing to buy, but a favour: "a free coffee", "10% off", "double points". Free range eggs are sold. */
const GIVEN =
  /^(?:free(?! ?-?(?:range|from|trade|standing)\b)|complimentary|half[- ]price|(?:double|triple|bonus|extra) points?|discounts?|vouchers?|coupons?)\b|\b(?:discounts?|% off|percent off|for free)$/i;

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
    value: part.replace(/^(?:(?:the|a|an|any|our|your|their|every|each|all)\s+)+(?=\S)/i, ''),
    plural: false,
  };
}

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
