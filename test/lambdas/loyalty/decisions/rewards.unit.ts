import { expect, test } from 'vitest';
import { affordable, missingPoints, nextReward } from '../../../../lambdas/loyalty/decisions/rewards.ts';

const coffee = { reward: 'free coffee', points: 100 };
const lunch = { reward: 'free lunch', points: 250 };
const money = { reward: '$25 off', points: 500 };
const rewards = [coffee, lunch, money];

test('given 108 points, then the coffee is there to take and the lunch is 142 points away', () => {
  expect(affordable(108, rewards)).toEqual([coffee]);
  expect(nextReward(108, rewards)).toEqual({ reward: lunch, missing: 142 });
});

test('given exactly the price, then it is enough; given a hair less, then it is not', () => {
  expect(affordable(100, rewards)).toEqual([coffee]);
  expect(affordable(99.9999, rewards)).toEqual([]);
  expect(nextReward(99.9999, rewards)).toEqual({ reward: coffee, missing: 1 });
});

test('given a balance with a part of a point, then what is shown and what is missing come to the price', () => {
  expect(missingPoints(99.5, 100)).toBe(1);
  expect(missingPoints(0.1 + 0.2, 100)).toBe(100);
  expect(missingPoints(120, 100)).toBe(0);
});

test('given points for everything, then there is no next reward', () => {
  expect(affordable(500, rewards)).toEqual(rewards);
  expect(nextReward(500, rewards)).toBeUndefined();
});

test('given a balance below zero, then nothing is within reach and all of it is missing', () => {
  expect(affordable(-3, rewards)).toEqual([]);
  expect(nextReward(-3, rewards)).toEqual({ reward: coffee, missing: 103 });
});
