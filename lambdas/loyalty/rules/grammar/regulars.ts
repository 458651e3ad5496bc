// Who is a regular, when one has slipped away, and what happens then.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { duration, sayMinutes } from '../../../../shared/rules/slots/duration.ts';
import { count, points, sayPoints } from './points.ts';

const who =
  '(member|regular|customer|shopper|client|guest|someone|somebody|anyone|anybody|people|person|they|them|those|one|everyone|everybody)';
const write =
  '(nudge|remind|email|mail|write|write to|message|contact|chase|get in touch with|send nudge to|send email to|send message to|drop line to)';
const notSeen =
  '(has not|have not|hasnt|havent|did not|didnt) (been|visited|bought|come|come back|been seen|been in|come in|shopped|shown up|popped in|visit|buy|shop) [(here|in|back|anything|seen|round|with us)]';
const lapsing = '(lapsing|lapsed)';
const lapses = '(lapses|lapse|is lapsing|are lapsing|has lapsed|have lapsed|starts lapsing|slips away)';
const counts =
  '(count|counts|is counted|are counted|becomes|become|is|are|count them|goes|go|is called|are called)';
const away = '(away|of absence|without (visit|purchase|sale)|of being away|not seen|not coming|unseen)';
const lapsingWho = `[${lapsing}] ${who}`;

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
const nudges = count(
  { least: 1, most: 5, because: 'after five mails without an answer another one is a nuisance' },
  'nudge',
);
const bonus = points({
  least: 1,
  most: 10_000,
  because: 'a bonus gives something, and more is likelier a slip of the keys',
});

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
        `[count as] ${lapsing} [(starts|begins|means|is)] [away] (after|for) {days} [${away}]`,
        `${lapsing} [(window|period|days|time|limit|after)] [is] {days}`,
        `[being] away for {days} (is|means|counts as) ${lapsing}`,
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
        `(if|when|once) (havent|have not|hasnt) seen ${who} [(for|in)] {days} [then] ${write} [${who}]`,
        `(if|when|once) (havent|have not|hasnt) seen ${who} [(for|in)] {days} [then] send [${who}] (nudge|email|message|reminder|note) [to ${who}]`,
        `${who} who (stays|stay|is|are|has been|have been) away [for] [(more than|over|longer than)] {days} (gets|get|should get|is sent|are sent) [one] (nudge|email|message|reminder|note)`,
        `${who} who ${notSeen} [(for|in)] {days} (gets|get|should get|is sent|are sent) [one] (nudge|email|message|reminder|note)`,
        `(if|when|once) ${who} ${notSeen} [(for|in)] {days} [then] send [${who}] (nudge|email|message|reminder|note)`,
        `${write} ${who} [(who|that|when they|if they|after they)] ${notSeen} [(for|in)] {days}`,
        `${write} [lapsing] ${who} after {days} [${away}]`,
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
        '(from|after) {visits} [visits] [on] [a] member (is|becomes|counts as) regular',
        'regular [(threshold|limit|visits)] [is] {visits} [visits]',
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

/** What happens by itself when a regular lapses. */
export const lapsingAction = declare<'list' | 'nudge-once'>({
  rule: 'lapsing-action',
  about: 'what happens',
  byDefault: () => 'nudge-once',
  wordings: () => [
    wording({
      example: 'Nudge once when a regular lapses.',
      patterns: [
        `[(auto|automatically)] (nudge|autonudge) [${lapsingWho}] once [(then wait|automatically|by yourself|only)] [(when|as soon as) ${who} ${lapses}]`,
        `[(auto|automatically)] (nudge|autonudge) [${lapsingWho}] once and [then] wait`,
        `(when|as soon as|if) ${who} ${lapses} (nudge|autonudge|send one nudge to) [${who}] [once]`,
        `send [each] ${lapsingWho} [(one|a)] nudge [automatically]`,
        `(nudge|autonudge) ${lapsing} ${who} [(automatically|by yourself|for me)]`,
      ],
      slots: {},
      states: () => 'nudge-once' as const,
    }),
    wording({
      example: 'Only list lapsing regulars.',
      patterns: [
        `(only|just) (list|show) [me] ${lapsing} [${who}] [(for me|weekly|every week)]`,
        `(list|show) [me] ${lapsing} [${who}] only`,
        `(list|show) [me] ${lapsing} ${who} (but|and) (do not|dont|never) nudge [${who}]`,
        `${lapsing} [${who}] are only (listed|shown)`,
        `(do not|dont|never) nudge [${lapsingWho}] [${lapsing}] (automatically|by yourself|without me|on your own)`,
        `(do not|dont|never) ${write} ${lapsing} ${who} [(automatically|by yourself)]`,
        `(do not|dont|never) nudge ${who} [at all]`,
        'no (winback|win back|comeback|come back) (emails|email|mails|mail|nudges|messages)',
        `(do not|dont|never) send (winback|win back|comeback) (emails|email|mails|nudges|messages)`,
        `no nudges [(at all|to anyone|for anyone|to lapsed members|to lapsing members)]`,
        `(do not|dont|never) nudge [${lapsingWho}] automatically [(just|only) (show|list|give)] [me] [list]`,
        `[only] list [(when|as soon as)] ${who} [who] ${lapses}`,
        'list only',
      ],
      slots: {},
      states: () => 'list' as const,
    }),
  ],
  means: (action) =>
    action === 'list'
      ? 'Lapsing regulars are listed at the desk, and nobody is written to by itself.'
      : 'Lapsing regulars are listed at the desk, and each gets one nudge by itself.',
  handbook: { also: ['Only list lapsing regulars.'] },
});

/** So many nudges without a visit, and a member is rested. */
export const maxNudges = declare<number>({
  rule: 'max-nudges',
  about: 'nudges',
  byDefault: () => 2,
  wordings: () => [
    wording({
      example: 'At most 2 nudges, then rest the member.',
      patterns: [
        `[send] (at most|no more than|not more than|never more than|up to|maximum|maximum of|only) {nudges} nudges [(per|for|to) [each] ${who}] [[and] (rest|leave|stop) [${who}] [(alone|be)]]`,
        `nudge ${lapsingWho} (at most|no more than|not more than|up to|only) {nudges} [times] [[and] (rest|leave|stop) [${who}] [(alone|be)]]`,
        `nudge (at most|no more than|not more than|up to|only) {nudges} [times] [[and] (rest|leave|stop) [${who}] [(alone|be)]]`,
        `{nudges} nudges (at most|maximum|max|only|and no more)`,
        `(do not|dont|never) (pester|bother|${write}) [${lapsingWho}] more than {nudges} [times]`,
        `only ${write} ${lapsingWho} {nudges} [times]`,
        `${write} ${lapsingWho} {nudges} [times] (only|at most|and no more)`,
        `(rest|leave|give up on) ${who} [alone] after {nudges} nudges [(without|and no) (visit|answer)]`,
        '(max nudges|max_nudges|maxnudges|maximum nudges|most nudges|nudge limit) [(is|are|=)] {nudges}',
      ],
      slots: { nudges },
      states: ({ nudges: value = 0 }) => value,
    }),
  ],
  means: (most) =>
    `After ${most === 1 ? 'one nudge' : `${most} nudges`} without a visit a member is rested and left alone.`,
  handbook: { also: ['Rest a member after 3 nudges.'], limits: '1 to 5' },
});

/** What staff give by one tap to win somebody back. */
export const winBackPoints = declare<number>({
  rule: 'win-back',
  about: 'win-back bonus',
  byDefault: () => 50,
  wordings: () => [
    wording({
      example: 'A win-back bonus is 50 points.',
      patterns: [
        '(winback|win back|comeback|come back|welcome back) bonus [(is|should be|must be|shall be|adds|gives|of|worth|is worth|=)] {points}',
        '(give|grant|add|offer) {points} as (winback|win back|comeback|come back|welcome back) bonus',
        '(give|grant|add|offer) {points} to win (someone|somebody|them|people|a member|a regular|regulars) back',
        '{points} (is|are) (winback|win back|comeback|come back|welcome back) bonus',
      ],
      slots: { points: bonus },
      states: ({ points: value = 0 }) => value,
    }),
  ],
  means: (value) => `A win-back bonus gives ${sayPoints(value)}.`,
  handbook: { also: ['Win-back bonus: 75 points.'], limits: '1 to 10,000 points' },
});
