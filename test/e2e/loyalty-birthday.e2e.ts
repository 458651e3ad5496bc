// Points on a birthday, from the owner's sentence over the form to the balance, the mail and the desk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';
import { memberLink } from '../support/mail-links.ts';

const MARIA = '+12125559876';
const EMAIL = 'maria@example.com';
let shop: LoyaltyRuntime;

/** A Tuesday in June, a quarter past nine in the morning in New York. */
beforeAll(async () => {
  shop = await startLoyalty();
});
afterAll(() => shop.stop());

async function edit(...sentences: readonly string[]): Promise<void> {
  const text = ['Earn 1 point per dollar.', '1000 points = a free coffee.', ...sentences].join('\n');
  const saved = await fetch(`${shop.runtime.url}/_local/objects/loy-rules-source/rules.txt`, {
    method: 'PUT',
    headers: { 'content-type': 'text/plain' },
    body: text,
  });
  expect(saved.status).toBe(200);
  await shop.advance('PT1M');
}
const form = async () => (await fetch(shop.signupUrl)).text();
const signUp = (fields: Readonly<Record<string, string>>) =>
  fetch(shop.signupUrl, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Maria', phone: '(212) 555-9876', email: '', website: '', ...fields }),
  });

describe('a birthday', () => {
  it('is asked by nobody and kept nowhere as long as nothing is given for it', async () => {
    expect(await form()).not.toContain('Birthday');
    expect((await signUp({ day: '4', month: '6' })).ok).toBe(true);
    expect(await shop.member(MARIA)).not.toHaveProperty('birthday');
  });

  it('is asked by day and month, never by year, once the owner gives points for it', async () => {
    await edit('25 points on your birthday.');
    const page = await form();
    expect(page).toContain('name="day"');
    expect(page).toContain('name="month"');
    expect(page).toContain('25 points for you every year');
    expect(page).not.toContain('bday-year');
  });

  it('that is no day is said beside its field, and nothing typed is lost', async () => {
    const answer = await signUp({ day: '31', month: '2' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('There is no such day');
    expect(page).toContain('<option value="31" selected>');
  });

  it('is noted once, of a member as well, and no later post changes it', async () => {
    expect((await signUp({ day: '4', month: '6', email: EMAIL })).ok).toBe(true);
    expect(await shop.member(MARIA)).toMatchObject({ birthday: '06-04', balance: 0 });
    expect((await signUp({ day: '5', month: '6' })).ok).toBe(true);
    expect(await shop.member(MARIA)).toMatchObject({ birthday: '06-04' });
    await shop.runtime.idle();
    const confirmed = await fetch(memberLink(shop.mailsTo(EMAIL).at(-1), 'c'), { method: 'POST' });
    expect(confirmed.status).toBe(200);
  });

  it('brings the points that morning, once, with a mail that says so', async () => {
    await shop.advance('2026-06-04T12:59:00.000Z');
    expect(await shop.member(MARIA)).toMatchObject({ balance: 0 });
    await shop.advance('2026-06-04T16:00:00.000Z');
    expect(await shop.member(MARIA)).toMatchObject({ balance: 25, birthday_given: '2026' });
    expect((await shop.ledger(MARIA)).map(({ reason }) => reason)).toEqual(['birthday']);
    const [mail, ...others] = shop.mailsTo(EMAIL).filter(({ subject }) => subject?.includes('birthday'));
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Happy birthday from Ridgeback Cycles: 25 points');
    expect(mail?.text).toContain('25 points');
    expect(mail?.text).toContain('told Ridgeback Cycles your birthday');
  });
});
