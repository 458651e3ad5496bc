// What happens when a regular slips away: nudges, how many, and the bonus that wins somebody back.
import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { count, giftOfPoints, points, sayPoints } from './points.ts';
import { lapses, lapsing, lapsingWho, who, write } from './regular-words.ts';

const nudges = count(
  { least: 1, most: 5, because: 'after five mails without an answer another one is a nuisance' },
  'nudge',
);
const bonus = points({
  least: 1,
  most: 10_000,
  because: 'a bonus gives something, and more is likelier a slip of the keys',
});

const gift = giftOfPoints({
  least: 1,
  most: 10_000,
  because: 'a present gives something, and more is likelier a slip of the keys',
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
        `(just|only) show [me] who (lapsed|lapses|is lapsing|has lapsed)`,
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
        `(do not|dont|never) send [${who}] more than {nudges} nudges`,
        `(do not|dont|never) (pester|bother|${write}) [${lapsingWho}] more than {nudges} [times]`,
        `only ${write} ${lapsingWho} {nudges} [times]`,
        `${write} ${lapsingWho} {nudges} [times] (only|at most|and no more)`,
        `(stop|give up) after {nudges} nudges`,
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
        '(winback|win back|comeback|come back|welcome back) (gift|present) [(is|should be|must be|gives|of|worth|is worth|=)] {points}',
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

/** What comes with the nudge that goes out by itself; undefined: nothing but the nudge. */
export const winBackGift = declare<number | undefined, number>({
  rule: 'win-back-gift',
  about: 'points with a nudge',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: 'Give lapsed regulars 50 points.',
      patterns: [
        `(give|grant|send|offer) [(each|every|all|any)] ${lapsing} [${who}] {gift} [(automatically|by yourself|to win them back|to get them back|to come back|as welcome back|with the nudge)]`,
        `(give|grant|send|offer) {gift} to [(each|every|all|any)] ${lapsing} [${who}] [(automatically|by yourself|to win them back|to get them back)]`,
        `[(each|every|all|any)] ${lapsing} ${who} (get|gets|receive|receives|are given|is given|are sent) {gift} [(automatically|by yourself|with the nudge|with their nudge)]`,
        `{gift} (for|to) [(each|every|all|any)] ${lapsing} ${who}`,
        `(when|if|once|as soon as) ${who} ${lapses} (give|send|grant) ${who} {gift}`,
        `(when|if|once|as soon as) ${who} ${lapses} ${who} (get|gets|receive|receives) {gift}`,
        `nudge [${lapsing}] ${who} with {gift}`,
        `(send|give) {gift} with [(the|each|every)] nudge`,
        `[each] nudge (comes|goes out) with {gift}`,
      ],
      slots: { gift },
      states: ({ gift: value = 0 }) => value,
      alsoStates: [{ field: 'lapsingAction', value: 'nudge-once' }],
    }),
  ],
  means: (value) =>
    `The nudge that goes out by itself brings ${sayPoints(value)}, once for each time that a regular lapses: a mail about the present then stands for the plain one. Whom no mail can reach gets none by itself; staff can give a win-back bonus at the desk.`,
  handbook: {
    shipped: '(nothing)',
    also: ['Lapsed regulars get 50 bonus points.'],
    limits: '1 to 10,000 points',
  },
});
