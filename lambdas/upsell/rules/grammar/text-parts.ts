// Into how many parts a text message may fall; the network bills each.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { numberAt } from '../../../../shared/rules/slots/number.ts';
import type { Slot } from '../../../../shared/rules/slots/slot.ts';

const text = '(text|text message|sms|sms message|message)';
const most = '(at most|no more than|not more than|never more than|maximum|maximum of|up to|only|just)';

const MOST_PARTS = 5;

/** `2 parts`, `one part`. A text of more than five would be a letter, and paid for five times. */
const partsOfText: Slot<number> = {
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

/** A text message may fall into so many parts; each is paid for. */
export const textParts = declare<number>({
  rule: 'text-parts',
  about: 'parts of a text',
  byDefault: () => 2,
  wordings: () => [
    wording({
      example: 'At most 2 parts per text.',
      patterns: [
        `[(send|use|allow|take)] ${most} {parts} [(per|for|in|to|of) [(a|each|every|any|one)] ${text}]`,
        `[(send|split|keep)] [(a|each|every|any)] ${text} [(may|must|can|should)] [(be|have|has|take|takes|fall into|falls into|go out in|goes out in|sent in|cost|costs)] ${most} {parts}`,
        `[(keep|send|hold)] [(a|each|every|any)] ${text} (to|in|within|under) [${most}] {parts}`,
        `[(each|every|a)] ${text} (in|as) {parts} [only]`,
        `keep ${text} short {parts} [only]`,
        `[(a|each|every|any)] ${text} (may|must|can|should) be [${most}] {parts} [long]`,
        '[(only|just)] {parts} (per|for each|for every) text [message]',
        '{parts} texts [(only|at most|max|maximum)]',
        `(never|do not|dont) [(send|use)] more than {parts} [(per|for each|in a) ${text}]`,
      ],
      slots: { parts: partsOfText },
      states: ({ parts = 2 }) => parts,
    }),
  ],
  means: (parts) =>
    `A text is sent in ${parts === 1 ? 'one part' : `at most ${parts} parts`}, each of which is paid for; what does not fit goes by e-mail to whoever agreed to that.`,
  handbook: {
    shipped: 'At most 2 parts per text.',
    also: ['Keep texts to one part.', 'A text may have up to 3 parts.'],
    limits: '1 to 5',
  },
});
