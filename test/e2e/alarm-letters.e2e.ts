// An alarm of the laptop, as its owner meets it: a letter when it rings, a page that silences it, a letter when all is well, and
// the account's own notification where our mail is what is broken.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { lettersAlarm, toldAlarm } from '../../local/simulator/alarm-letters.ts';
import { linksIn } from '../support/mail-links.ts';
import { startUpsell, type UpsellRuntime } from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
let trouble: Intercept | undefined;
beforeAll(async () => {
  shop = await startUpsell({ intercept: (call, phase) => trouble?.(call, phase) });
});
afterAll(() => shop.stop());

const ALARM = 'upsr-sweep-errors';
const sweepFails: Intercept = (call, phase) =>
  phase === 'before' && call.functionName === 'upsr-sweep' && call.action === 'Query' ? 'fail' : undefined;
const letters = () => shop.ownerLetters().filter(({ subject }) => subject?.includes(`(${ALARM})`));
const page = async (method: string) => {
  const link = linksIn(letters()[0]!).find((one) => new URL(one).pathname.startsWith('/u/'));
  return (await fetch(link!, { method })).text();
};

it('writes once when it rings, in words, with a link that opens', async () => {
  trouble = sweepFails;
  await shop.advance('PT61M');
  expect(letters()).toHaveLength(1);
  const [{ subject, text, from } = {}] = letters();
  expect(subject).toContain(
    'The hourly closing of take-up windows, or the weekly report, failed (upsr-sweep-errors)',
  );
  expect(from).toContain('hello@ridgeback.example');
  expect(text).toContain('Tuesday 9 June at 11:');
  expect(text).toContain('1. Look at the log of upsr-sweep');
  expect(await page('GET')).toContain('It has been ringing since Tuesday 9 June at 11:');
});

it('writes nothing further while every run fails', async () => {
  await shop.advance('PT4H');
  expect(letters()).toHaveLength(1);
  expect(await page('GET')).toContain('It has been ringing since Tuesday 9 June at 11:');
});

it('writes once more when a run after it was well, and nothing while it is silenced', async () => {
  trouble = undefined;
  await shop.advance('PT90M');
  expect(letters()).toHaveLength(1);
  await shop.advance('PT45M');
  expect(letters().map((mail) => lettersAlarm(mail))).toEqual([ALARM, undefined]);
  expect(letters()[1]?.subject).toContain('All is well again');
  expect(await page('POST')).toContain('Silent until');
  trouble = sweepFails;
  await shop.advance('PT46M');
  expect(letters()).toHaveLength(2);
  // It rings at the end of that hour.
  await shop.advance('PT30M');
  expect(letters()).toHaveLength(3);
  expect(await page('GET')).toContain('Silence this alarm for an hour');
});

it('has the account’s own notification tell it where SES refuses our letter', async () => {
  trouble = undefined;
  await shop.advance('PT4H');
  const before = shop.ownerLetters().length;
  trouble = (call, phase) =>
    sweepFails(call, phase) ??
    (phase === 'before' && call.functionName === 'upsr-alarm-letter' && call.service === 'ses'
      ? 'fail'
      : undefined);
  await shop.advance('PT75M');
  const plain = shop.ownerLetters().slice(before);
  expect(new Set(plain.map(({ from }) => from))).toEqual(new Set(['no-reply@sns.amazonaws.com']));
  expect(plain.map(toldAlarm)[0]).toBe(ALARM);
});

it('needs no permission that it does not have', () => {
  expect(shop.runtime.permissions().denied).toEqual([]);
});
