// Into how many parts a text message may fall; the network bills each.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { numberAt } from '../../../../shared/rules/slots/number.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';
import type { UpsellForm, UpsellRule } from '../rule.ts';

const form = formsOf<UpsellRule>();

const text = '(text|text message|sms|sms message|message)';
const most = '(at most|no more than|not more than|never more than|maximum|maximum of|up to|only|just)';

const MOST_PARTS = 5;

/** `2 parts`, `one part`. A text of more than five would be a letter, and paid for five times. */
const textParts: Slot<number> = {
  read: (words, at) => {
    const number = numberAt(words, at);
    const unit = number === undefined ? '' : (words.tokens[number.next]?.word ?? '');
    if (number === undefined || !/^(?:part|segment)s?$/.test(unit)) return [];
    const next = number.next + 1;
    return Number.isInteger(number.value) && number.value >= 1 && number.value <= MOST_PARTS
      ? [{ next, value: number.value }]
      : [{ next, problem: `A text has 1 to ${MOST_PARTS} parts` }];
  },
};

export const textPartsForms: readonly UpsellForm[] = [
  form({
    id: 'text-parts',
    example: 'At most 2 parts per text.',
    patterns: [
      `[(send|use|allow|take)] ${most} {parts} [(per|for|in|to|of) [(a|each|every|any|one)] ${text}]`,
      `[(send|split|keep)] [(a|each|every|any)] ${text} [(may|must|can|should)] [(be|have|has|take|takes|fall into|falls into|go out in|goes out in|sent in|cost|costs)] ${most} {parts}`,
      `[(keep|send|hold)] [(a|each|every|any)] ${text} (to|in|within|under) [${most}] {parts}`,
      `[(each|every|a)] ${text} (in|as) {parts} [only]`,
      '[(only|just)] {parts} (per|for each|for every) text [message]',
    ],
    slots: { parts: textParts },
    toRule: ({ parts = 2 }) => ({ rule: 'text-parts', parts }),
  }),
];
