// A reward as its owner means it, from a sentence that no rule reads: what it is and what it costs. Whoever shows it looks first whether
// it is understood.
import { withoutEnd } from '../../../../shared/text/ends.ts';

const COST = String.raw`(\d[\d,]*|a hundred|fifty|twenty|ten)(?: (?:loyalty|reward))?(?: points?| pts?)?`;
const WHOSE = '(?:they|you|members?|customers?|people|we|somebody|someone|anyone|everyone|everybody)';
/** What it costs first, and then what it is. */
const COST_FIRST = new RegExp(
  String.raw`(?<!\w|\d,)${COST.replace('?)?(', '?)(')}(?: in)?(?: for| gets?| buys?| earns?| gives?| means| equals|:| =)+(?: (?:them|you|him|her|people|members|a member|back))? (.+)`,
  'i',
);
const BEFORE = "when|once|if|as soon as|after|for|at|costs?|when they(?:'ve| have)|with|needs|takes";
/** A run of such words begins with its first. */
const COST_LAST = new RegExp(
  `^(.+?)(?<! (?:${BEFORE}),?)(?:,? (?:${BEFORE}))+ (?:${WHOSE}(?:'ve|'s| have| has)? )?(?:(?:collected|reached|got|get|gets|reach|reaches|saved|save|have|has|earned|collect|hit|hits|only|just|up) )*${COST}$`,
  'i',
);

const MONEY =
  /^(?:an? (?:pound|quid|fiver|tenner|euro|dollar)|[£€$]? ?\d[\d.,]* ?(?:p|pounds?|quid|euros?|dollars?)?)(?: value)?$/i;

export function rewardSaid(said: string): readonly string[] {
  const text = withoutEnd(said.trim(), ' .!');
  const first = COST_FIRST.exec(text);
  const last = COST_LAST.exec(text);
  const found = first === null ? (last === null ? undefined : [last[2], last[1]]) : [first[1], first[2]];
  const [cost = '', name = ''] = found ?? [];
  const reward = withoutEnd(
    name.split(/,| once | when | if | unless | except | on (?:mon|tues|wednes|thurs|fri|satur|sun)/i)[0] ??
      '',
    ' .!',
  ).replace(
    new RegExp(`^(?:give |offer )?(?:${WHOSE} (?:get|gets|can have|have|receive|earn|can get) )?`, 'i'),
    '',
  );
  const figure =
    { 'a hundred': '100', fifty: '50', twenty: '20', ten: '10' }[cost.toLowerCase()] ??
    cost.replaceAll(',', '');
  if (reward === '' || figure === '') return [];
  return [MONEY.test(reward) ? `${figure} points are worth ${reward}.` : `${figure} points = ${reward}.`];
}
