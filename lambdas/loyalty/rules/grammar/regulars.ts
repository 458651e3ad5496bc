// Who is a regular, and when one has slipped away.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';
import { count } from './points.ts';
import { away, counts, lapses, lapsing, notSeen, who, write } from './regular-words.ts';

const days = duration({
  unit: 'days',
  least: 7,
  most: 365,
  because: 'within a week even a daily guest may be on holiday, and after a year nobody is coming back',
});
const visits = count(
  {
    least: 2,
    most: 100,
    because:
      'somebody who came once has no habit to lose, and after a hundred visits it would be late to notice',
  },
  'visit',
);
/** Days without a visit after which a regular is lapsing. */
export const lapsingDays = declare<number>({
  rule: 'lapsing',
  about: 'lapsing',
  byDefault: () => 60,
  wordings: () => [
    wording({
      example: 'Members can be away 60 days before they count as lapsing.',
      patterns: [
        `${who} (can|may) (be|stay) away [for] [up to] {days} before [they] (${counts} [them] [as] ${lapsing}|${lapses})`,
        `[any] ${who} (who|that) (has been|have been|is|are|was|were|stays|stay|has stayed|have stayed) away [for] [(more than|over|at least|longer than)] {days} ${counts} [as] ${lapsing}`,
        `[any] ${who} (who|that) (has not|have not|hasnt|havent) (been|visited|bought|come|come back|been seen|been in) [(here|in|back|anything|seen)] [(for|in)] {days} ${counts} [as] ${lapsing}`,
        `[count] ${who} ${counts} [as] ${lapsing} (after|when) [being] [away] [for] {days} [${away}]`,
        `count ${who} as ${lapsing} (after|when) [being] [away] [for] {days} [${away}]`,
        `${who} (lapse|lapses) after {days} [${away}]`,
        `${who} (is|are|counts as|count as) ${lapsing} (when|if|once|after) [they] ${notSeen} [(for|in)] {days}`,
        `${who} (is|are|counts as|count as) ${lapsing} (when|if|once) we (havent|have not|hasnt) seen (them|him|her) [(for|in)] {days}`,
        `[count as] ${lapsing} [(starts|begins|means|is)] [away] (after|for) {days} [${away}]`,
        `${lapsing} [(window|period|days|time|limit|after)] [is] {days}`,
        `[being] away for {days} (is|means|counts as) ${lapsing}`,
        `${lapsing} (means|is) {days} [(away|without (visit|purchase|sale))]`,
        `after {days} [${away}] ${who} ${counts} [as] ${lapsing}`,
      ],
      slots: { days },
      states: ({ days: value = 0 }) => value,
    }),
    wording({
      example: 'If a regular has not been in for 8 weeks, nudge them.',
      patterns: [
        `(if|when|once) ${who} ${notSeen} [(for|in)] {days} [then] ${write} [${who}]`,
        `(if|when|once) ${who} (stays|stay|is|are|has been|have been) away [for] [(more than|over|longer than)] {days} [then] ${write} [${who}]`,
        `(if|when|once) (havent|have not|hasnt) seen ${who} [(for|in)] {days} [then] ${write} [${who}] [(line|note|email|message)]`,
        `(if|when|once) (havent|have not|hasnt) seen ${who} [(for|in)] {days} [then] send [${who}] (nudge|email|message|reminder|note) [to ${who}]`,
        `${who} who (stays|stay|is|are|has been|have been) away [for] [(more than|over|longer than)] {days} (gets|get|should get|is sent|are sent) [one] (nudge|email|message|reminder|note)`,
        `${who} who ${notSeen} [(for|in)] {days} (gets|get|should get|is sent|are sent|should be sent|deserve|deserves) [one] [friendly] (nudge|email|message|reminder|note)`,
        `(if|when|once) ${who} ${notSeen} [(for|in)] {days} [then] send [${who}] (nudge|email|message|reminder|note)`,
        `${write} ${who} [(who|that|when they|if they|after they)] ${notSeen} [(for|in)] {days}`,
        `${write} [lapsing] ${who} after {days} [${away}]`,
        `${write} ${who} (when|if|once|after) (havent|have not|hasnt) seen ${who} [(for|in)] {days}`,
        `${write} ${who} [(that|who|whom)] (havent|have not|hasnt) seen [(for|in)] {days}`,
        `${write} ${who} (who|that) (have been|has been|are|is|were|stay|stays) away [for] [(more than|over|longer than)] {days}`,
        `send (message|email|nudge|note|mail) to ${who} (whove|who have|who has|that have) been away [for] {days}`,
      ],
      slots: { days },
      states: ({ days: value = 0 }) => value,
      alsoStates: [{ field: 'lapsingAction', value: 'nudge-once' }],
    }),
  ],
  means: (days) => `A regular counts as lapsing after ${sayMinutes(days * 1440)} without a visit.`,
  handbook: { also: ['Count members as lapsing after 8 weeks.'], limits: '7 to 365 days' },
});

/** From so many visits on a member is a regular who can lapse. */
export const regularVisits = declare<number>({
  rule: 'regular',
  about: 'a regular',
  byDefault: () => 5,
  wordings: () => [
    wording({
      example: 'A regular has at least 5 visits.',
      patterns: [
        'regular (has|have|needs|need|has made|have made|has had|means) [(at least|minimum of)] {visits} [or more] [visits] [or more]',
        `regular (is|are) [${who}] (with|who has|who have|who has made|who made|who paid|after|from|who visited|who came) [(at least|minimum of)] {visits} [or more] [(visits|times)] [(on|or more)]`,
        `${who} who (comes|come|visits|visit|shops|shop|has been|has come|came|buys) [(here|in)] [(at least|minimum of)] {visits} [(times|visits)] [or more] (is|are|counts as|count as|becomes|become|is called) regular`,
        `${who} (is|are|becomes|become|counts as|count as) [as] regular (after|from|with|at) [at least] {visits} [(visits|purchases)] [(on|or more)]`,
        `(from|after) {visits} [visits] [on] ${who} (is|are|becomes|become|counts as|count as) [a] regular`,
        `${who} with [(at least|minimum of)] {visits} [or more] [visits] [or more] (is|are|becomes|become|counts as|count as|is counted as|is called) [as] regular`,
        'regular [(threshold|limit|visits)] [is] {visits} [visits]',
        `regular is ${who} (who|whos|who has|who is) [been] [(in|here|come|visited|bought)] [(in|here)] [(at least|minimum of)] {visits} [(times|visits)] [or more]`,
        `${who} (is|are|becomes|become|counts as) [as] regular (once|when|if) (they|theyve|they have|you|youve|someone has) (been|come|visited|bought|been in|come in|shopped) [(in|here)] {visits} [times]`,
        'regular (comes|come|visits|shops|shop|came|buys|has come|has visited|has been|have been) [(in|here|back)] [(at least|minimum of)] {visits} [(times|visits)] [or more] [times]',
      ],
      slots: { visits },
      states: ({ visits: value = 0 }) => value,
    }),
  ],
  means: (visits) => `A member is a regular from ${visits} visits on; only regulars can lapse.`,
  handbook: { also: ['A member is a regular after 5 visits.'], limits: '2 to 100 visits' },
});
