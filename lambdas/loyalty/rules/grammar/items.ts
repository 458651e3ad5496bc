// Which items a bonus is for: a product code, words of the name as the till has them, or everything.
import { ends, slice, unquoted } from '../../../../shared/rules/slots/free-text.ts';
import { countedProblem, kindProblem, nameProblem } from '../../../../shared/rules/slots/name-problem.ts';
import { splitList } from '../../../../shared/rules/slots/names.ts';
import type { Slot, SlotReading } from '../../../../shared/rules/slots/slot.ts';
import { fold, singular } from '../../../../shared/rules/tokens.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';
import type { ItemMatch } from '../lists.ts';
import { noItemProblem } from './no-item.ts';

const mostItems = 50;

/** A list of things: "beans, gift cards and code BEANS-250", "all whole-bean products", "everything". */
export function items(): Slot<readonly ItemMatch[]> {
  return {
    freeText: true,
    read: (words, at) => ends(words, at).flatMap((next) => readItems(slice(words, at, next), next)),
  };
}

/**
 * A list that its bonus follows without a word between, so that a sign must stand there: "BEANS-250: double points",
 * "Scones - 2x points", "Scones +5 points". Without one, "Beans erns double points" would be a rule about beans erns.
 */
export function labelledItems(): Slot<readonly ItemMatch[]> {
  return {
    freeText: true,
    read: (words, at) =>
      ends(words, at).flatMap((next) => {
        const last = words.tokens[next - 1];
        const after = words.tokens[next];
        if (last === undefined || after === undefined) return [];
        const dash = /^[-=]$/.test(words.text.slice(after.start, after.end).trim());
        if (!dash && !words.text.slice(last.end, after.start).includes(':') && !/^[+x×]\d/.test(after.word))
          return [];
        return readItems(slice(words, at, next), dash ? next + 1 : next);
      }),
  };
}

/** A list below a colon: "Double points: beans, gift cards". */
export function itemsAfterColon(): Slot<readonly ItemMatch[]> {
  const list = items();
  return {
    freeText: true,
    read: (words, at) => {
      const [before, first] = [words.tokens[at - 1], words.tokens[at]];
      return before !== undefined && words.text.slice(before.end, first?.start).includes(':')
        ? list.read(words, at)
        : [];
    },
  };
}

/** A list that nothing sets apart from what the bonus is, which follows it or stands before it: always a problem. */
export function strayItems(effect: Slot<unknown>): Slot<never> {
  return {
    freeText: true,
    read: (words, at) =>
      ends(words, at)
        .filter((next) => next === words.tokens.length || effect.read(words, next).length > 0)
        .flatMap((next) => readItems(slice(words, at, next), next))
        .map(({ next }) => ({
          next,
          problem:
            'I cannot tell where the name of the item ends: write "earn" before the points, or "on" after them',
        })),
  };
}

/** The rest of a sentence that wants a day, which no rule has: always a problem. */
export function moment(): Slot<never> {
  return {
    freeText: true,
    read: (words, at) => {
      const part = slice(words, at, words.tokens.length);
      const problem = momentProblem(part);
      return problem === undefined ? [] : [{ next: words.tokens.length, problem }];
    },
  };
}

/** On everything the shop sells. */
const everything: ItemMatch = { kind: 'any', value: '*' };
const wholeShop =
  /^(?:everything|anything|all|(?:all|every|any|each)(?: of)?(?: (?:the|our))? (?:products?|items?|purchases?|things?)|the whole (?:shop|store))$/i;

function readItems(text: string, next: number): readonly SlotReading<readonly ItemMatch[]>[] {
  if (wholeShop.test(text)) return [{ next, value: [everything] }];
  // "1 point per $1, beans double" speaks of money, and "the winback bonuss" of a bonus; neither is a thing on sale.
  if (/\bbonus/i.test(text)) return [];
  if (/\p{Sc}\s?\d/u.test(text.replace(/\b(?:over|under|above|below)\b.*/is, ''))) return [];
  return [readNames(text, next)];
}

function readNames(text: string, next: number): SlotReading<readonly ItemMatch[]> {
  const parts = splitList(text);
  if (parts.length > mostItems)
    return { next, problem: `That is ${parts.length} names; ${mostItems} fit in one sentence` };
  const found: ItemMatch[] = [];
  for (const part of parts) {
    const item = itemOf(part);
    const bare = part.trim().replace(/^(?:(?:all|any|every|each|our|the|some) )+/i, '');
    const problem =
      noItemProblem(part) ??
      noItemProblem(item.value) ??
      (item.quoted ? undefined : (countedProblem(bare) ?? kindProblem(bare))) ??
      wordProblem(item.value, part) ??
      nameProblem(item.quoted ? `"${item.value}"` : item.value, part);
    if (problem !== undefined) return { next, problem };
    found.push({ kind: item.kind, value: item.value });
  }
  return found.length === 0 ? { next, problem: 'Name at least one item' } : { next, value: found };
}

const leading =
  /^(?:all|each|every|any|our|your|their|the|a|an|some|of|(?:bag|pack|packet|box|bottle|tin|jar|cup|mug|slice|piece|loaf)s? of)\s+/i;
const trailing =
  / (?:products?|items?|purchases?|stuff|things|bought|sold|purchased|ordered|you buy|they buy|that you buy|that they buy)$/i;
const coded = /^(?:(?:product|item)\s+)?(?:codes?|skus?)\s+(\S+|"[^"]+")$/i;

function itemOf(part: string): ItemMatch & { readonly quoted: boolean } {
  let name = part.trim();
  const code = name.replace(/^(?:the|each|every|any)\s+/i, '').match(coded)?.[1];
  if (code !== undefined) return { kind: 'code', value: unquoted(code), quoted: true };
  while (leading.test(name)) name = name.replace(leading, '');
  name = name.replace(trailing, '').trim();
  const value = unquoted(name);
  return { kind: looksLikeCode(value) ? 'code' : 'any', value, quoted: value !== name };
}

/** `BEANS-250`, `GIFT-CARD`, `SKU00123`, but neither `whole-bean` nor `7UP`, which are words of a name. */
function looksLikeCode(value: string): boolean {
  if (/\s/.test(value)) return false;
  const joined = /[-_]/.test(value);
  if (/^\d{1,2}\/\d{1,2}/.test(value)) return false;
  return (joined && (/\d/.test(value) || !/\p{Ll}/u.test(value))) || /\d{3}/.test(value);
}

/** A sentence that begins with a deed speaks of what somebody does, and not of a thing. */
const DEED =
  /^(?:pay|paying|come|visit|bring|refer|use|show|tag|follow|share|review|spend|join|sign|download|answer|return|recycle|wear|tell|invite|like|subscribe|scan|collect|drop|pop|call|ring|text|click|get|have|recommend|introduce)s?(?: |$)/i;

const people = new Set('member customer everyone everybody regular shopper people staff guest'.split(' '));
const moments = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday weekend weekday today tomorrow tonight morning ' +
    'afternoon evening lunchtime birthday day week month year january february april june july august september ' +
    'october november december'
  ).split(' '),
);

// Taking "weekend" for a name would look as if the rule were in force, and never match an item.
function wordProblem(value: string, part: string): string | undefined {
  if (/^".*"$/.test(part)) return undefined;
  if (/(?:^|\s)(?:tagged|tags?|category|categories)(?:\s|$)/i.test(part))
    return `The till tells names and codes of items, no categories and tags: name the items instead of "${part}"`;
  if (/\s(?:on|at|in|from|to|for|by|during|between|only|with|when|if|of|and)$/i.test(value))
    return `"${part}" is cut off: I cannot tell where the name of the item ends`;
  if (
    /\s(?:never|not|always|only|sometimes|rarely|no longer|at least|at most|up to|might|may|shall|should|could|would|will|must|can|ought to|used to|usually|normally|often|generally|probably|perhaps|maybe|soon|later|already|still|again|now|then|also|both|each|buyers?|lovers?|fans?)$/i.test(
      value,
    ) ||
    /^(?:only|not|never|just)\s/i.test(value)
  )
    return `"${part}" says more than what earns: write what earns nothing, or what earns more, in a sentence of its own`;
  if (
    /^(?:(?:every|each|the) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s/i.test(
      value,
    )
  )
    return `"${part}" would have to be counted, and a bonus is the same for each: name the item alone`;
  if (/^\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?$/.test(value))
    return `"${part}" is another day in America than in Europe: write the month as a word, such as "5 December 2026"`;
  if (DEED.test(value))
    return `"${part}" is something that people do, and the till tells only what is sold. If it is the name of an item, put it in quotation marks`;
  const words = value.split(/[^\p{L}\p{N}]+/u).map((word) => singular(fold(word)));
  if (words.some((word) => people.has(word)))
    return `Points come with items, and "${value}" are people. Write "on everything" if every item is meant`;
  if (words.some((word) => word === 'point' || word === 'pt'))
    return `"${part}" speaks of points itself: give each bonus a sentence of its own`;
  return momentProblem(value);
}

function momentProblem(part: string): string | undefined {
  const words = part.split(/[^\p{L}\p{N}]+/u).map((word) => singular(fold(word)));
  return words.some((word) => moments.has(word))
    ? `A rule counts for as long as it is written here, so "${withoutEnd(part, '.!')}" cannot be its day: put the sentence in when it begins and take it out when it is over. If it is the name of an item, put it in quotation marks`
    : undefined;
}

/** "What has "beans" in its name or the code BEANS-250": the beginning of what is said of items. */
export const sayItems = (items: readonly ItemMatch[]): string =>
  items.some(({ value }) => value === everything.value)
    ? 'Everything'
    : `What has ${items.map(({ kind, value }) => (kind === 'code' ? `the code ${value}` : `"${value}" in its name`)).join(' or ')}`;

/** Two matches for the same items have the same key. */
export const itemKey = ({ kind, value }: ItemMatch): string =>
  `${kind}:${fold(value)
    .split(/[^\p{L}\p{N}*]+/u)
    .map(singular)
    .join(' ')}`;
