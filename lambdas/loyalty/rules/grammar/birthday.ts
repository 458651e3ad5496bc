// What a member gets on their birthday.

import { declare, wording } from '../../../../shared/rules/declaration.ts';
import { giftOfPoints, sayPoints } from './points.ts';

const who =
  '(member|customer|shopper|client|guest|everyone|everybody|anyone|anybody|people|person|they|you|them|whoever)';
const every = '[(every|each|all|any)]';
const give = '(give|award|add|offer|grant|credit|send)';
const get = '(get|gets|earn|earns|receive|receives|collect|are given|is given|is sent|are sent)';
const on = '(on|for|at|with)';
const birthday = `[(every|each)] [${who}] (birthday|birthdays|bday|bdays)`;
const has = '(its|it is|their|a member has|a customer has|somebody has|someone has|they have|you have)';

const points = giftOfPoints({
  least: 1,
  most: 10_000,
  because: 'a gift gives something, and more is likelier a slip of the keys',
});

/** Points that come with a birthday, once a year; undefined: none. */
export const birthdayPoints = declare<number | undefined>({
  rule: 'birthday',
  about: 'birthdays',
  byDefault: () => undefined,
  wordings: () => [
    wording({
      example: '25 points on your birthday.',
      patterns: [
        `[(${give}|get|earn)] [${every} ${who}] {points} ${on} ${birthday}`,
        `${give} {points} (to|for) ${every} ${who} ${on} ${birthday}`,
        `${every} ${who} ${get} {points} ${on} ${birthday}`,
        `${on} ${birthday} [${every} ${who}] (${get}|${give} [${who}]) {points}`,
        `(birthday|bday) (bonus|gift|present|points|point|treat) [(is|are|of|=)] {points}`,
        `(a|the) (birthday|bday) (brings|gives|earns|is worth) {points}`,
        '(birthday|bday) (is|are) worth {points}',
        '(birthday|bday) {points}',
        `{points} (as|for) birthday (gift|present|bonus|treat)`,
        `{points} birthday (gift|present|bonus|treat) [for ${every} ${who}]`,
        `${on} [(somebodys|someones|their|his|her|your|a members|a customers)] birthday [they] (${get}|${give} [${who}]) {points}`,
        `(when|if) ${has} birthday [${who}] (${get}|${give} [${who}]) {points}`,
        `{points} (when|if) ${has} birthday`,
      ],
      slots: { points },
      states: ({ points: value = 0 }): number | undefined => value,
    }),
    wording({
      example: 'No points on birthdays.',
      patterns: [
        'no birthday (bonus|gift|points|point|present|treat)',
        '(do not|dont|never) (do|give|have|offer) birthday (bonus|gift|points|point|present|treat)',
        'birthday (gives|earns|brings) (nothing|no point)',
        `[(there is|there are|${give})] no (points|point|bonus|gift|present) ${on} ${birthday}`,
      ],
      slots: {},
      states: () => undefined,
    }),
  ],
  means: (value) =>
    value === undefined
      ? 'Nobody gets points for a birthday.'
      : `A member whose birthday it is gets ${sayPoints(value)} that morning at nine, once a year, and a mail that says so if mail is welcome. The sign-up form then asks for day and month, never for the year, and nobody has to say; born on 29 February, they get them on the 28th in other years.`,
  handbook: {
    shipped: '(nothing)',
    also: ['Give members 25 points on their birthday.', 'Birthday bonus: 25 points.'],
    limits: '1 to 10,000 points',
  },
});
