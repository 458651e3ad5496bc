// What is no name of an item, and what its owner is told: deeds, people, days, counted things, more than one thing in one.
import { fold, singular } from '../../../../shared/rules/tokens.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';
import { noItemProblem } from './no-item.ts';

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
export function wordProblem(value: string, part: string): string | undefined {
  if (/^".*"$/.test(part)) return undefined;
  if (/(?:^|\s)(?:tagged|tags?|category|categories)(?:\s|$)/i.test(part))
    return `The till tells names and codes of items, no categories and tags: name the items instead of "${part}"`;
  const cut = /\s(?:on|at|in|from|to|for|by|during|between|only|with|when|if|of|and)$/i.exec(value);
  if (cut !== null)
    return (
      noItemProblem(value.slice(0, cut.index)) ??
      `"${part}" is cut off: I cannot tell where the name of the item ends`
    );
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

export function momentProblem(part: string): string | undefined {
  const words = part.split(/[^\p{L}\p{N}]+/u).map((word) => singular(fold(word)));
  return words.some((word) => moments.has(word))
    ? `A rule counts for as long as it is written here, so "${withoutEnd(part, '.!')}" cannot be its day: put the sentence in when it begins and take it out when it is over. If it is the name of an item, put it in quotation marks`
    : undefined;
}
