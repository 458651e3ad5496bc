// What loyalty says of names that are no items.

import { type NoItem, noItem } from '../../../../shared/rules/slots/no-item.ts';

const atTheDesk = 'a manager can give such points at the desk, as goodwill';

const why: Readonly<Record<NoItem, (name: string) => string>> = {
  joining: (name) =>
    `"${name}" is nothing that the till sells: write "50 points for joining." for what a new member gets`,
  deed: (name) =>
    `"${name}" is nothing that the till sells, so nobody would see that it was done: ${atTheDesk}`,
  birthday: (name) =>
    `"${name}" is nothing that the till sells: write "25 points on your birthday." for what a member gets then`,
  people: (name) =>
    `Points come with items, and "${name}" are people, of whom the till knows no more than the number: write "on everything" if every sale is meant`,
  payment: (name) =>
    `The till does not tell how a sale was paid, so "${name}" would never earn anything else`,
  day: (name) =>
    `"${name}" falls on other dates each year: write the dates, such as "Double points on 25 and 26 December"`,
  hours: () => 'Write the hours, such as "Drinks earn double points on weekdays from 4 pm to 6 pm"',
  'on-sale': () =>
    'The till does not tell which items are on sale: name the items themselves, as the till calls them',
  channel: (name) =>
    `The till does not tell where something was ordered, so "${name}" would never earn anything else`,
};

/** Why this is no item, in words for the owner; undefined where it may be one. */
export function noItemProblem(name: string): string | undefined {
  const kind = noItem(name);
  return kind === undefined
    ? undefined
    : `${why[kind](name)}. If it is the name of an item, put it in quotation marks`;
}
