// The desk over HTTP under the owner's own sentences, on the runtime: how many rewards a visit brings, and a birthday put right.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberWith, PIN, putRules, putStaff } from '../support/desk-browser.ts';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
/** A Tuesday in June, a quarter past nine in the morning in New York. */
beforeAll(async () => {
  loyalty = await startLoyalty();
  await putStaff(loyalty);
  await putRules(
    loyalty,
    [
      'Earn 1 point per dollar.',
      '100 points = a free coffee.',
      'At most 1 reward per visit.',
      '25 points on your birthday.',
    ].join('\n'),
  );
  await loyalty.advance('PT1M');
});
afterAll(() => loyalty?.stop());

const at = (path: string): string => new URL(path, loyalty.deskUrl).href;
const leadsTo = (answer: Response): string => answer.headers.get('location') ?? '';
const fieldOf = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** Somebody signed in at a till. */
async function till(name: string) {
  const body = new URLSearchParams({ name, pin: PIN });
  const signedIn = await fetch(at('/sign-in'), { method: 'POST', body, redirect: 'manual' });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const get = async (path: string) => (await fetch(at(path), { headers: { cookie } })).text();
  const post = async (path: string, page: string, fields: Readonly<Record<string, string>>) =>
    fetch(at(path), {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ csrf: fieldOf(page, 'csrf'), ...fields }),
      redirect: 'manual',
    });
  const lookUp = async (typed: string) =>
    get(leadsTo(await post('/lookup', await get('/'), { phone: typed })));
  return {
    get,
    post,
    lookUp,
    async tap(typed: string) {
      const page = await lookUp(typed);
      const wish = { member: fieldOf(page, 'member'), reward: 'free coffee', points: '100', kind: 'give' };
      return post('/confirm', page, wish);
    },
    /** Up to the page that says it is done. */
    async give(typed: string) {
      const confirm = await get(leadsTo(await this.tap(typed)));
      const given = await post('/redeem', confirm, { confirmation: fieldOf(confirm, 'confirmation') });
      expect([given.status, leadsTo(given)]).toEqual([303, expect.stringMatching(/^\/done\//)]);
      return get(leadsTo(given));
    },
  };
}

describe('at most one reward per visit', () => {
  it('given one, then no till gives another that day, one that was taken back does not count, and tomorrow is another visit', async () => {
    const { phone, typed } = await memberWith(loyalty, 450);
    const [sam, mel] = [await till('sam'), await till('mel')];
    const done = await sam.give(typed);
    const second = await mel.tap(typed);
    expect([second.status, await second.text()]).toEqual([
      409,
      expect.stringContaining('No further reward today'),
    ]);
    expect(await loyalty.member(phone)).toMatchObject({ balance: 350 });

    expect((await sam.post('/undo', done, { entry: fieldOf(done, 'entry') })).status).toBe(303);
    expect(await loyalty.member(phone)).toMatchObject({ balance: 450 });
    await mel.give(typed);
    expect((await sam.tap(typed)).status).toBe(409);

    await loyalty.advance('P1D');
    await (await till('sam')).give(typed);
    expect(await loyalty.member(phone)).toMatchObject({ balance: 250 });
  });
});

describe('a birthday that was told wrongly', () => {
  it('is corrected by a manager, and the points come on the right day alone', async () => {
    const { phone, typed } = await memberWith(loyalty, 0, { birthday: '06-11' });
    const mel = await till('mel');
    const page = await mel.lookUp(typed);
    const wish = { member: fieldOf(page, 'member'), seen: '06-11', day: '12', month: '6' };
    expect((await (await till('sam')).post('/birthday', page, wish)).status).toBe(403);
    expect((await mel.post('/birthday', page, wish)).status).toBe(303);
    expect(await loyalty.member(phone)).toMatchObject({ birthday: '06-12' });
    const entries = (await loyalty.runtime.table('loy-audit')).filter((row) => row.phone === phone);
    expect(entries).toMatchObject([{ action: 'birthday-corrected', by_user: 'mel' }]);

    await loyalty.advance('2026-06-12T03:00:00.000Z');
    expect(await loyalty.member(phone)).toMatchObject({ balance: 0 });
    await loyalty.advance('2026-06-12T16:00:00.000Z');
    expect(await loyalty.member(phone)).toMatchObject({ balance: 25, birthday_given: '2026' });
  });
});
