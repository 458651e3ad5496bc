// "Hold out 10% of carts.": a share of people whom a product does not write to, always the same ones, so that the reports can say what
// it brings. The same words in every product's document, each with its own things.
import { type Declaration, declare, wording } from '../declaration.ts';
import { oneOf, percent } from '../slots/percent.ts';

export type HoldOutWords = {
  /** A pattern of what is held out of. */
  readonly of: string;
  /** As in "Hold out 10% of carts." */
  readonly things: string;
  /** What these people do not get, after "get". */
  readonly nothing: string;
};

const why =
  '[(to compare|for comparison|as comparison|to compare with|for testing|to test|as test|to see what it brings)]';

const LEAST = 1;
const MOST = 50;
const SHARES = {
  least: LEAST,
  most: MOST,
  because: 'of fewer nothing is learnt, and of more too little is sent',
};

/** Percent of people; undefined: nobody is held out. */
export const holdOutRule = ({ of, things, nothing }: HoldOutWords): Declaration<number | undefined, number> =>
  declare<number | undefined, number>({
    rule: 'hold-out',
    about: 'a hold-out',
    byDefault: () => undefined,
    wordings: () => [
      wording({
        example: `Hold out 10% of ${things}.`,
        patterns: [
          `(hold out|hold back|holdout|hold) {share} [of] [(all|our)] ${of} [(out|back)] ${why}`,
          `(keep|leave|set) [random] {share} of [(all|our)] ${of} (out|out of it|aside|apart|alone|back) ${why}`,
          `(keep|leave|set) (aside|apart|out|alone|back) {share} of [(all|our)] ${of}`,
          `(keep|leave|set) {share} ${of} (out|aside|apart|alone|back) ${why}`,
          `(keep|leave|set|hold) {one} (out|aside|apart|alone|back) ${why}`,
          `(keep|leave) {share} of [(all|our)] ${of} without (anything|nudge|nudges|suggestion|suggestions|reminder|reminders|message|messages|email|emails|text|texts|mail) ${why}`,
          `{share} of [(all|our)] ${of} (is|are) (held out|held back|left out|left alone|kept out|the control group) ${why}`,
          `{share} of [(all|our)] ${of} (get|gets|should get|must get|receive|are sent|should be sent) no (nudge|suggestion|reminder|message|email|text|mail) ${why}`,
          `{share} of [(all|our)] ${of} (get|gets|are sent|is sent) nothing (to compare|for comparison|as comparison|as test)`,
          `(use|take|keep) {share} of [(all|our)] ${of} as [a] (control group|control|holdout|hold out|comparison|comparison group)`,
          `[a] (control group|holdout|hold out) of {share} [of [(all|our)] ${of}]`,
          `(holdout|hold out|control group) [is] {share}`,
          `{share} (holdout|hold out|control group|control)`,
        ],
        slots: {
          one: oneOf(SHARES),
          share: percent(SHARES),
        },
        states: ({ one = LEAST, share = one }): number => share,
      }),
    ],
    means: (share) =>
      `${share}% of people get ${nothing}, always the same ones, to compare everybody else with.`,
    handbook: {
      shipped: '(nobody is held out)',
      also: [`Keep 10% of ${things} as a control group.`],
      limits: `${LEAST}% to ${MOST}%`,
    },
  });
