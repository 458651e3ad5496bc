// Which items a bonus is for: a product code, words of the name as the till has them, or everything.
import { ends, slice, unquoted } from '../../../../shared/rules/slots/free-text.ts';
import { countedProblem, kindProblem, nameProblem } from '../../../../shared/rules/slots/name-problem.ts';
import { splitList } from '../../../../shared/rules/slots/names.ts';
import type { Slot, SlotReading } from '../../../../shared/rules/slots/slot.ts';
import { fold, singular } from '../../../../shared/rules/tokens.ts';
import type { ItemMatch } from '../lists.ts';
import { momentProblem, wordProblem } from './item-problem.ts';
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
    const bare = part.trim().replace(/^(?:(?:all|any|every|each|our|the) )+/i, '');
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
  /^(?:all|each|every|any|our|your|their|the|a|an|of|(?:bag|pack|packet|box|bottle|tin|jar|cup|mug|slice|piece|loaf)s? of)\s+/i;
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
