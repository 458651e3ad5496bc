// How often one person is written to: the same sentences in every product's document.

import { type Declaration, declare, wording } from '../declaration.ts';
import { duration, sayMinutes } from '../slots/duration.ts';

const most =
  '(at most|no more than|not more than|never more than|never send more than|max|maximum|maximum of|only)';
const no = '(do not|dont|never)';
const person =
  '[(same|each|every|any|one|single|that)] (customer|shopper|person|buyer|people|head|anyone|anybody|someone|somebody|client|guest|address|them|those|who|same (person|shopper|customer))';
const to = `[(per|to|for|for each|to each) ${person}]`;
const per = '(every|per|in|in any|each|within|a)';
const got =
  '(got|received|had|has had|has got|has received|have had|have got|have received|was sent|has been sent|were sent)';
const lately = '(in|within|during|over) [(last|past|previous)]';

type Cap = {
  readonly rule: string;
  readonly about: string;
  /** What people call doing it, and what then arrives: `(nudge|text)`, `(nudge|offer)`. */
  readonly write: string;
  readonly message: string;
  /** In days. */
  readonly usually: number;
  readonly longest: number;
  readonly because: string;
  readonly example: string;
  /** Sentences of this product alone, with `{days}` in them. */
  readonly own?: readonly string[];
  readonly means: (days: string) => string;
  readonly also: readonly string[];
};

/** The rule of a product that lets a person have one message in so many days. */
export const capRule = (cap: Cap): Declaration<number> => {
  const days = duration({ unit: 'days', least: 1, most: cap.longest, bare: true, because: cap.because });
  const wordings = [
    wording({
      example: cap.example,
      patterns: [...patternsOf(cap), ...(cap.own ?? [])],
      slots: { days },
      states: ({ days: value = 0 }): number => value,
    }),
  ];
  return declare<number>({
    rule: cap.rule,
    about: cap.about,
    byDefault: () => cap.usually,
    wordings: () => wordings,
    means: (value) => cap.means(sayMinutes(value * 1440)),
    handbook: { also: cap.also, limits: `1 to ${cap.longest} days` },
  });
};

const patternsOf = ({ write, message }: Pick<Cap, 'write' | 'message'>): readonly string[] => [
  `${write} ${person} [${most}] once [${per}] {days}`,
  `[(send|there is)] ${most} one ${message} ${to} [${per}] {days} ${to}`,
  `[${most}] once ${per} {days} ${to} [(is enough|is plenty|will do|tops|max|maximum|at most)]`,
  `one ${message} ${to} ${per} {days} ${to}`,
  `${no} ${write} [${person}] more than once ${per} {days}`,
  `${no} ${write} [${person}] (again|twice) (for|within|in) {days}`,
  `${no} ${write} ${person} (twice|more than once) {days}`,
  `${no} ${write} ${person} more (often|frequently) than [once] ${per} {days}`,
  `${no} ${write} ${person} again (until|till|before) {days} [(later|have passed|are over|are up)]`,
  `${person} (can|may) be (written to|emailed|mailed|reminded|texted|nudged|contacted) [only] once ${per} {days}`,
  `${no} send ${person} more than one ${message} ${per} {days}`,
  `give ${person} {days} (peace|rest|break|off) [(between|after) [(any|two|each)] ${message}]`,
  `one ${message} ${to} ${per} {days} ${to} (max|maximum|at most)`,
  `one ${message} ${per} {days} (max|maximum|at most) ${to}`,
  `{days} (rest|peace|break|off|quiet) after [(any|every|each|last)] ${message} [before (${write}|writing|emailing|reminding|messaging|texting|nudging) [to] ${person} again]`,
  `only [ever] ${write} ${person} once ${per} {days}`,
  `wait [at least] {days} (before|until) (writing|emailing|reminding|messaging|texting|nudging) [to] ${person} again`,
  `[(leave|keep|wait)] (at least|minimum of) {days} between [(any|two)] ${message} to ${person}`,
  `${person} (gets|get|receives|receive) ${most} one ${message} ${per} {days}`,
  `${no} ${write} ${person} [again] for {days} after [(any|every|each)] ${message}`,
  `only ${write} ${person} again after {days}`,
  `no (person|customer|shopper|member) (gets|is sent|receives) (two|more than one) (${message}|of these|of them) ${per} {days}`,
  `(leave|keep|wait) {days} between [(any|two)] ${message} to ${person}`,
  `after [(any|every|each)] ${message} ${no} ${write} ${person} [again] for {days}`,
  `after [(any|every|each)] ${message} leave ${person} (alone|in peace|be) for {days}`,
  `leave ${person} (alone|in peace|be) for {days} after [(any|every|each)] [${message}]`,
  `(${no} ${write}|skip|leave out|leave alone) [again] ${person} [(who|that)] [already] ${got} [already] [(any|another)] ${message} ${lately} {days}`,
];
