// What an owner wrote of what is never offered, and of what it may cost at most, as the sentences that state it.
import { withoutEnd } from '../../../../shared/text/ends.ts';

const AMOUNT = String.raw`(?:[£$€] ?|[A-Z]{3} )?\d[\d,]*(?:\.\d\d)?(?: (?:pounds?|quid|euros?|dollars?|bucks?))?`;
const RANGE = new RegExp(String.raw`\b(?:between|from) ${AMOUNT} (?:and|to|up to) (${AMOUNT})`, 'i');

const MAX = new RegExp(String.raw`\bmax(?:imum)?\.?(?: of)? (${AMOUNT})`, 'i');

/** "Between £5 and £35": the second is the most, the first no rule. */
export function mostSaid(said: string, text: string): readonly string[] {
  const [, most] = RANGE.exec(text) ?? MAX.exec(text) ?? [];
  return most === undefined || /\b(?:no|not|never|dont|nothing)\b/.test(said)
    ? []
    : [`Only offer add-ons up to ${most}.`];
}

const NOT = /\b(?:do not|don't|never|not|no)\b/i;
const OFFER =
  /\b(?:offer|suggest|recommend|push|show|sell)(?:ing)? (?:(?:people|customers|them|anyone|anybody) )?/i;
const END = / (?:with|to|for|after|alongside|when|if|in|on|at|during|together|next)\b|[.,!]/i;
const NO_THING =
  /^(?:it|them|that|this|anything|something|things|stuff|more|any|add-?ons?|extras?|suggestions?|offers?)\b/i;

/** "Don't offer batteries with torches": what is not to be offered there, as never offered. */
export function neverSaid(text: string): readonly string[] {
  const not = NOT.exec(text);
  const rest = not === null ? '' : text.slice(not.index);
  const offer = OFFER.exec(rest);
  if (offer === null) return [];
  const thing = rest.slice(offer.index + offer[0].length);
  const name = withoutEnd(thing.slice(0, END.exec(thing)?.index), ' ,.!');
  return name === '' || NO_THING.test(name) ? [] : [`Never offer ${name}.`];
}
