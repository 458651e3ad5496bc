// By what a row names somebody, and by what it does not.
import { describe, expect, it } from 'vitest';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { marksOf, namesPerson, personAsked } from '../../../tools/person/person.ts';

const EMAIL = 'ana@example.com';
const PHONE = '+447700900461';
const person = { ...personAsked(EMAIL, 'GB'), phones: [PHONE], ids: ['77'] };
const marks = marksOf(person);

describe('a row names somebody', () => {
  it.each([
    ['their address', { email: EMAIL }],
    ['their address in capitals', { note: 'Ana@Example.com' }],
    ['their number in a list', { detail: { phones: ['+447700900999', PHONE] } }],
    ['their address inside of text', { body: `{"email":"${EMAIL}"}` }],
    ['their address in a link', { url: 'https://x.example/?e=ana%40example.com' }],
    ['their digest behind a mark', { notice_id: `reward#${digestOfAddress(PHONE)}#t` }],
    ['their id as the customer’s', { customer_id: '77' }],
    ['their digest as the customer’s id', { customer_id: digestOfAddress(EMAIL) }],
    ['their number as the name of an attribute', { counts: { [PHONE]: 1 } }],
    ['their number in a set', { all: new Set([PHONE]) }],
  ])('by %s', (_, row) => {
    expect(namesPerson(row, marks)).toBe(true);
  });

  it.each([
    ['a longer address', { email: 'joana@example.com' }],
    ['an address under a longer domain', { email: 'ana@example.com.au' }],
    ['a longer number', { phone: '+4477009004615' }],
    ['their id elsewhere', { total_minor: 77, sku: '77', order_id: '77' }],
    ['a longer digest', { key: `${digestOfAddress(PHONE)}0` }],
  ])('and not by %s', (_, row) => {
    expect(namesPerson(row, marks)).toBe(false);
  });
});

it('of members, leaves out numbers of which somebody else is the member, and ids of the store', () => {
  const ofMembers = marksOf({ ...person, notMembers: [PHONE] }, true);
  expect(namesPerson({ phone: PHONE }, ofMembers)).toBe(false);
  expect(namesPerson({ customer_id: '77' }, ofMembers)).toBe(false);
  expect(namesPerson({ email: EMAIL }, ofMembers)).toBe(true);
});

it('of nobody names nobody', () => {
  expect(
    namesPerson({ a: '' }, marksOf({ phones: [], emails: [], ids: [], notMembers: [], joined: [] })),
  ).toBe(false);
});
