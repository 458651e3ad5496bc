// Why words cannot be the name of a thing: they say when, for whom, how many, or what kind. Every word of a name must be one that
// stands on a label; whoever means it all the same puts it in quotation marks.
import { cut } from '../../text/cut.ts';
import { strayWord } from './no-name-words.ts';

const mostCharacters = 100;

/** What follows a name and makes it a condition: a day, whom it is for, what it goes with, or its place in a row. */
const ODD_END =
  /\s(?:on (?:(?:a|every|each|any|the) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|(?:bank )?holidays?|birthdays?)|at (?:weekends?|night|christmas|easter)|(?:in|during) (?:the )?(?:mornings?|afternoons?|evenings?|summer|winter|spring|autumn|december|january)|to (?:(?:our|my|the|any|all|new) ){0,3}(?:regulars?|customers?|members?|people|students?|children|kids|shoppers?|anyone|everyone|staff|them)|first|twice|once|again|instead|too)$/i;

/** "lights with bikes" is for one reader a name and for another what goes with what. */
const GOES_WITH = /\swith\s/i;

/** "3 days", "two sourdoughs": so long, or so many of a thing, and no name. Names have figures, too: "7 Up", "3-in-1 oil". */
const COUNTED =
  /^(?:no \S|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|several|both) \S|(?:\d+|an?|one) (?:minutes?|hours?|days?|weeks?|months?|years?)$|(?:[2-9]|[1-9]\d+) \p{Ll}+s$|\d+ for \d+)/iu;

/** "Large items": no product is called so, and the store has no such kind. */
const ONLY_KIND =
  /^(?:(?:very|really|too) )?(?:new|old|used|second-?hand|expensive|cheap|pricey|large|big|small|tiny|heavy|light|bulky|fragile|discontinued|seasonal|popular|unpopular|returned|damaged|broken|slow|perishable|frozen|similar|same|other|different|wrong|good|bad|boring|pointless|silly|odd|fancy|basic) (?:things?|items?|products?|goods|stuff|ones?)$/i;
/** "Products by Acme": who made it is no part of the name. */
const MADE_BY = /^(?:things?|items?|products?|goods|stuff|anything|everything) (?:by|of) /i;

export const kindProblem = (value: string): string | undefined =>
  MONEY.test(value)
    ? `"${value}" is money, and no name of a thing: so much for money is said of everything that is sold, or of one thing that has a name. If it is a name, put it in quotation marks`
    : ONLY_KIND.test(value) || MADE_BY.test(value) || NO_THING.test(value)
      ? `"${value}" says what kind of thing is meant, and is no name of one: name the things themselves, or what the shop calls their kind. If it is a name, put it in quotation marks`
      : undefined;

/** What the sentence is about, or for whom, and nothing on a shelf. */
const NO_THING =
  /(?:^|\s)(?:orders?|purchases?|customers?|shoppers?|nudges?|messages?|reminders?|offers?|suggestions?|visits?|(?:loyalty|membership|member|club|points) (?:cards?|numbers?)|app|persons?|receipts?|transactions?|bills?|pounds|quid|pence|men|women|teens|teenagers|pensioners|students|birds|families|couples|locals|tourists|free (?:delivery|shipping|postage)|drinkers|eaters|lovers|fans|followers|subscribers|joiners|patrons|punters|pupils|attendees|cardholders|card holders|buyers|users|owners|things|stuff|ever|while|time|weeks?|days?|months?|years?|hours?|minutes?)$/i;

/** "1 extra point per pound": a pound is what is paid, and a pound cake is not. */
const MONEY =
  /^(?:(?:an?|the|every|each|whole|full|half|extra|one|single|more) )*(?:pounds?|quid|fivers?|tenners?|penny|pennies|pence|euros?|dollars?|bucks?|cents?|kron(?:or|er|a|e))$/i;

/** "Gloves/hats" are two things. */
const SLASH = /\p{Ll}{3}\/\p{L}{3}/u;

export const countedProblem = (value: string): string | undefined =>
  SLASH.test(value)
    ? `"${value}" are several names: write "and" or a comma between them. If it is one name, put it in quotation marks`
    : COUNTED.test(value)
      ? `"${value}" says how many, how long or that there is none, and is no name: name the thing alone. If it is a name, put it in quotation marks`
      : undefined;

/** Why this cannot be a name; undefined when it can. `part` is how the owner wrote it. */
export function nameProblem(value: string, part: string): string | undefined {
  if (/^"[^"]+"$/.test(value)) return undefined;
  if (!/[\p{L}\p{N}]/u.test(value)) return 'A name is missing';
  if (value.length > mostCharacters) return `"${cut(value, { characters: 40 })}..." is too long for a name`;
  const counted = countedProblem(value) ?? kindProblem(value);
  if (counted !== undefined) return counted;
  const condition =
    strayWord(value) ??
    part
      .match(
        /^(?:on|at|to|for|in|by|from|with|during|between|within|buy|buys|buying|spend|refer|bring|get|give|earn|join|see)\s/i,
      )?.[0]
      .trim() ??
    (part.match(ODD_END) ?? value.match(GOES_WITH))?.[0].trim() ??
    value
      .match(
        /\s(?:do|does|did|can|could|will|would|should|must|may|is|are|was|were|that|so|get|gets|be|been)$/i,
      )?.[0]
      .trim();
  return condition === undefined
    ? undefined
    : `"${part}" reads like a condition ("${condition}"), not like the name of something you sell. Put it in quotation marks if it is a name`;
}
