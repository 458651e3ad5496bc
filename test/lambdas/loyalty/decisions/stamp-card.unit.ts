// A member's cards: which stamps count, whether they fill one, and what a full one takes.
import { describe, expect, it } from 'vitest';
import {
  cardReward,
  cardTitle,
  fullCard,
  lapsedLots,
  lotsOf,
  ordinal,
  stampsOn,
} from '../../../../lambdas/loyalty/decisions/stamp-card.ts';
import type { StampCard } from '../../../../lambdas/loyalty/rules/shape.ts';

const COFFEE: StampCard = { name: 'coffee', items: [{ kind: 'any', value: 'coffee' }], stamps: 3 };
const LOAF: StampCard = { name: 'loaf', items: [{ kind: 'any', value: 'loaves' }], stamps: 3, months: 6 };
const moment = { at: new Date('2026-11-29T12:00:00.000Z'), zone: 'Europe/London' };

describe('stamps on a card', () => {
  it('are those of its own lots', () => {
    const member = { 'stamps:coffee': 2, 'stamps:coffee bean': 5, 'stamps:loaf@2026-12': 1, balance: 7 };
    expect(stampsOn(COFFEE, member, moment)).toBe(2);
    expect(stampsOn(LOAF, member, moment)).toBe(1);
    expect(lotsOf(member)).toEqual({ coffee: 2, 'coffee bean': 5, 'loaf@2026-12': 1 });
  });

  it('count until the end of their last month, and are neither had nor owed after it', () => {
    const member = { 'stamps:loaf@2026-11': 2, 'stamps:loaf@2026-10': 5, 'stamps:loaf@2026-09': -4 };
    expect(stampsOn(LOAF, member, moment)).toBe(2);
    expect(lapsedLots(member, moment)).toEqual(['loaf@2026-10', 'loaf@2026-09']);
    expect(stampsOn(LOAF, member, { ...moment, at: new Date('2026-12-01T00:00:00.000Z') })).toBe(0);
  });

  it('stay on the card when its owner lets them lapse from now on, or no longer', () => {
    const member = { 'stamps:loaf': 2, 'stamps:loaf@2026-12': 1 };
    expect(stampsOn(LOAF, member, moment)).toBe(3);
    expect(stampsOn({ ...COFFEE, name: 'loaf' }, member, moment)).toBe(3);
  });
});

describe('a full card', () => {
  it('takes as many as fill it and leaves what is above', () => {
    expect(fullCard(COFFEE, { 'stamps:coffee': 4 }, moment)).toEqual({ coffee: -3 });
    expect(fullCard(COFFEE, { 'stamps:coffee': 3 }, moment)).toEqual({ coffee: -3 });
  });

  it('is none where one is missing, or a part of one', () => {
    expect(fullCard(COFFEE, { 'stamps:coffee': 2.9999 }, moment)).toBeUndefined();
    expect(fullCard(COFFEE, {}, moment)).toBeUndefined();
  });

  it('takes those that lapse first', () => {
    const member = { 'stamps:loaf': 2, 'stamps:loaf@2027-01': 2, 'stamps:loaf@2026-12': 2 };
    expect(fullCard(LOAF, member, moment)).toEqual({ 'loaf@2026-12': -2, 'loaf@2027-01': -1 });
  });

  it('makes up first for what is owed', () => {
    const owing = { 'stamps:loaf@2026-12': -2, 'stamps:loaf@2027-01': 4 };
    expect(fullCard(LOAF, owing, moment)).toBeUndefined();
    expect(fullCard(LOAF, { ...owing, 'stamps:loaf@2027-01': 6 }, moment)).toEqual({
      'loaf@2026-12': 2,
      'loaf@2027-01': -5,
    });
  });
});

describe('in words', () => {
  it('the reward names the piece and the item', () => {
    expect(cardReward({ ...COFFEE, stamps: 9 })).toBe('10th free: coffee');
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal)).toEqual(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th'.split(' '),
    );
  });

  it('of many items the first three stand for all', () => {
    const items = ['cake', 'bun', 'tart', 'scone', 'pie'].map((value) => ({ kind: 'any' as const, value }));
    expect(cardTitle({ items })).toBe('cake or bun or tart or 2 more');
  });
});
