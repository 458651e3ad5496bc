// The desk's work with members on a real engine: twice, at once, cut off in the middle, and with what was forged.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import type { ReviewRow } from '../../../../lambdas/loyalty/sale-rows.ts';
import { digestsOf, makeConfirmLimit } from '../../../../lambdas/loyalty/state/confirm-limit.ts';
import { makeErasedMembers } from '../../../../lambdas/loyalty/state/erased-members.ts';
import { makeSends } from '../../../../lambdas/loyalty/state/sends.ts';
import { STORY, saleTold } from '../builders.ts';
import { TABLES } from '../tables.ts';
import type { Reply, Visitor } from './desk-frame.ts';
import { fieldOf, leadsTo, lookedUp, startMembersDesk, tapped } from './members-desk.ts';

let desk: Awaited<ReturnType<typeof startMembersDesk>>;
let sam: Visitor;
let mel: Visitor;
beforeAll(async () => {
  desk = await startMembersDesk();
  sam = await desk.till('Sam');
  mel = await desk.till('Mel', 'manager');
});
afterAll(() => desk?.stop());
beforeEach(() => {
  desk.announced.length = 0;
  desk.world.busIsDown = false;
  desk.world.rules = STORY;
});

/** Up to the page with Confirm; its sealed confirmation. */
async function asked(till: Visitor, phone: string, reward = 'free coffee', points = 100, kind = 'give') {
  const page = await lookedUp(till, phone);
  const path = await tapped(till, page, reward, points, kind);
  return { path, confirmation: fieldOf(await till.get(path), 'confirmation') };
}
const times = <T>(count: number, act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, act));

describe('looking up', () => {
  test('given any way to write the number, then it is the same member, and no address shows it', async () => {
    const phone = await desk.member(108);
    const national = phone.slice(2);
    for (const typed of [
      phone,
      national,
      `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`,
    ]) {
      const path = leadsTo(await sam.post('/lookup', { phone: typed }));
      expect(path).toMatch(/^\/member\/[A-Za-z0-9_-]+$/);
      expect(Buffer.from(path.slice(8), 'base64url').toString('latin1')).not.toContain(national);
      expect((await sam.get(path)).text).toContain('108 <span');
    }
  });

  test('given a member whose number was kept in an earlier form, then today\u2019s finds them, and adds nobody', async () => {
    await desk.member(77, { phone: '+5215512345678' });
    for (const typed of ['+52 55 1234 5678', '+52 1 55 1234 5678', '011 52 55 1234 5678'])
      expect((await sam.get(leadsTo(await sam.post('/lookup', { phone: typed })))).text).toContain(
        '77 <span',
      );
    const joined = await sam.post('/join', { phone: '+52 55 1234 5678', name: 'Ana' });
    expect((await sam.get(leadsTo(joined))).text).toContain('77 <span');
    expect((await desk.all('members')).filter((row) => String(row.phone).startsWith('+52'))).toHaveLength(1);
  });

  test('given a name that was written wrongly, then anybody at the counter corrects it, and the audit says who', async () => {
    const phone = await desk.member(108);
    const member = fieldOf(await lookedUp(sam, phone), 'member');
    const shown = await sam.get(
      leadsTo(await sam.post('/name', { member, name: '  Ma\u202eria <b>Lopez</b> ' })),
    );
    expect(shown.text).not.toContain('<b>');
    const row = (await desk.all('members')).find((one) => one.phone === phone);
    expect(String(row?.name)).toMatch(/Lopez/);
    const entry = (await desk.all('audit')).find((one) => one.phone === phone);
    expect(entry).toMatchObject({ action: 'renamed', by_user: 'sam' });
    expect(JSON.stringify(entry)).not.toContain('Lopez');
    expect((await sam.post('/name', { member, name: ' <> ' })).status).toBe(400);
    expect((await sam.post('/name', { member: 'x', name: 'Ana' })).status).toBe(404);
  });

  test('given a birthday that is wrong, then a manager puts it right or takes it away, and the audit says who and not which day', async () => {
    const phone = await desk.member(108, { birthday: '03-07', birthday_given: '2026' });
    const birthday = async () =>
      (await desk.all<MemberRow>('members')).find((one) => one.phone === phone)?.birthday;
    const entries = async () => (await desk.all('audit')).filter((one) => one.phone === phone);
    const page = await lookedUp(mel, phone);
    const member = fieldOf(page, 'member');
    expect(page.text).toContain('Correct the birthday');
    expect((await lookedUp(sam, phone)).text).not.toContain('Correct the birthday');
    const wish = { member, seen: '03-07', day: '8', month: '3' };
    const own = { ...wish, member: fieldOf(await lookedUp(sam, phone), 'member') };
    expect((await sam.post('/birthday', own)).status).toBe(403);
    expect((await mel.post('/birthday', { ...wish, day: '31', month: '2' })).status).toBe(400);
    expect((await mel.post('/birthday', { ...wish, month: '' })).status).toBe(400);
    expect((await mel.post('/birthday', { ...wish, member: 'x' })).status).toBe(404);
    expect(await birthday()).toBe('03-07');
    // Saved as it stands.
    expect((await mel.post('/birthday', { ...wish, day: '7' })).status).toBe(303);
    expect(await entries()).toEqual([]);

    // Twice and at once: it is one correction.
    const replies = await times(3, () => mel.post('/birthday', wish));
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await mel.get(leadsTo(await mel.post('/birthday', wish)))).text).toContain('8 March');
    expect(await entries()).toMatchObject([{ action: 'birthday-corrected', by_user: 'mel' }]);
    expect(JSON.stringify(await entries())).not.toMatch(/03-0[78]/);

    // A page from before says another day than stands there now.
    expect((await mel.post('/birthday', { ...wish, day: '9' })).status).toBe(409);
    expect(await birthday()).toBe('03-08');
    const early = desk.clock.now;
    desk.clock.now = new Date(early.getTime() + 60_000);
    expect((await mel.post('/birthday', { member, seen: '03-08', day: '', month: '' })).status).toBe(303);
    desk.clock.now = early;
    expect((await desk.all<MemberRow>('members')).find((one) => one.phone === phone)).not.toHaveProperty(
      'birthday',
    );
    expect(await entries()).toHaveLength(2);
    // The year in which it brought points stays: a moved birthday brings no second time.
    expect((await desk.all<MemberRow>('members')).find((one) => one.phone === phone)?.birthday_given).toBe(
      '2026',
    );
  });

  test('given what is no number, then it is a 400 that keeps what was typed, as text', async () => {
    for (const typed of ['', '12', '"><']) {
      const reply = await sam.post('/lookup', { phone: typed });
      expect(reply.status).toBe(400);
      expect(reply.text).not.toContain('value=""><');
    }
  });

  test('given words that are nobody’s name, then a page says so, with them as text', async () => {
    for (const typed of ['x'.repeat(500), '"><script>']) {
      const path = leadsTo(await sam.post('/lookup', { phone: typed }));
      expect(path).toMatch(/^\/found\/[A-Za-z0-9_-]+$/);
      const page = await sam.get(path);
      expect(page.text).toContain('Nobody is found');
      expect(page.text).not.toContain('"><script>');
    }
  });

  test('given an address that was not made here, cut, for another page or half a day old, then it is a 404', async () => {
    const path = leadsTo(await sam.post('/lookup', { phone: await desk.member(108) }));
    const ticket = path.slice('/member/'.length);
    for (const wrong of [
      '/member/x',
      path.slice(0, -1),
      `/confirm/${ticket}`,
      `/done/${ticket}`,
      `/join/${ticket}`,
    ])
      expect((await sam.get(wrong)).status).toBe(404);
    for (const [where, name] of [
      ['/redeem', 'confirmation'],
      ['/undo', 'entry'],
      ['/confirm', 'member'],
      ['/email', 'member'],
    ] as const)
      expect((await sam.post(where, { [name]: 'forged' })).status).toBe(404);
    const early = desk.clock.now;
    desk.later(12 * 60);
    const late = await desk.till('Sam');
    expect((await late.get(path)).status).toBe(404);
    desk.clock.now = early;
  });
});

describe('a sale whose id holds what no id should', () => {
  test.each(['s\u0000x', 's\u2028</a><b>', 'x'.repeat(200), '\u{1f600}'.repeat(100)])(
    'is shown and undone like any other: %j',
    async (saleId) => {
      const phone = await desk.member(0);
      await desk.earn(saleTold({ phone, saleId }));
      const page = await lookedUp(mel, phone);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('</a><b>');
      expect((await mel.post('/undo', { entry: fieldOf(page, 'entry') })).status).toBe(303);
    },
  );
});

describe('redeeming', () => {
  test('given one confirmation sent ten times at once, then it is redeemed once and all ten say done', async () => {
    const phone = await desk.member(500);
    const { confirmation } = await asked(sam, phone);
    const replies = await times(10, () => sam.post('/redeem', { confirmation }));
    for (const reply of replies) expect(leadsTo(reply)).toMatch(/^\/done\//);
    const { balance, rows, sum } = await desk.standing(phone);
    expect([balance, sum]).toEqual([400, 400]);
    expect(rows.filter(({ reason }) => reason === 'reward-redeem')).toHaveLength(1);
  });

  test.each([150, 250, 450])(
    'given ten confirmations at once and %i points, then one is given, and the others say by whom and when',
    async (points) => {
      const phone = await desk.member(points);
      const all = await times(10, () => asked(sam, phone));
      expect(new Set(all.map(({ confirmation }) => confirmation)).size).toBe(10);
      const replies = await Promise.all(all.map(({ confirmation }) => sam.post('/redeem', { confirmation })));
      expect(replies.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(409)]);
      for (const { text } of replies.filter(({ status }) => status === 409)) {
        expect(text).toContain('Sam gave this meanwhile: Free coffee (Jun 2, 9:00 AM)');
        expect(text).toMatch(points === 150 ? /50 points are missing for: free coffee/ : /tap it again/);
      }
      const { balance, sum } = await desk.standing(phone);
      expect([balance, sum]).toEqual([points - 100, points - 100]);
    },
  );

  test.each([1, 2, 3])(
    'given two staff with one member before them and points for %i, then each coffee is a tap of its own',
    async (affordable) => {
      const ana = await desk.till('Ana');
      const phone = await desk.member(100 * affordable + 50);
      for (let given = 1; given <= affordable; given += 1) {
        const [one, other] = [await asked(sam, phone), await asked(ana, phone)];
        const replies = await Promise.all([
          sam.post('/redeem', { confirmation: one.confirmation }),
          ana.post('/redeem', { confirmation: other.confirmation }),
        ]);
        expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
        expect((await desk.standing(phone)).balance).toBe(100 * (affordable - given) + 50);
        const refused = replies.find(({ status }) => status === 409) as Reply;
        expect(refused.text).toMatch(/(Sam|Ana) gave this meanwhile: Free coffee/);
      }
      expect((await sam.get('/')).status).toBe(200);
    },
  );

  test('given a page from before the last reward, then neither its tap nor its Confirm gives another', async () => {
    const ana = await desk.till('Ana');
    const phone = await desk.member(350);
    const stale = await lookedUp(ana, phone);
    const waiting = await asked(ana, phone);
    const { confirmation } = await asked(sam, phone);
    await sam.post('/redeem', { confirmation });

    const tap = { member: fieldOf(stale, 'member'), reward: 'free coffee', points: '100', kind: 'give' };
    const tappedAgain = await ana.post('/confirm', tap);
    expect(tappedAgain.status).toBe(409);
    expect(tappedAgain.text).toContain('Sam gave this meanwhile: Free coffee');
    const shown = await ana.get(waiting.path);
    expect(shown.status).toBe(409);
    expect(shown.text).not.toContain('Confirm</button>');
    expect((await ana.post('/redeem', { confirmation: waiting.confirmation })).status).toBe(409);
    expect((await desk.standing(phone)).balance).toBe(250);

    // Knowingly: the page that said so has a tap of its own.
    const again = fieldOf(tappedAgain, 'member');
    const asks = await ana.get(leadsTo(await ana.post('/confirm', { ...tap, member: again })));
    await ana.post('/redeem', { confirmation: fieldOf(asks, 'confirmation') });
    expect((await desk.standing(phone)).balance).toBe(150);
  });

  test('given one reward a visit, then of several at once and later one is given, and after an undo or tomorrow another', async () => {
    desk.world.rules = { ...STORY, rewardsPerVisit: 1 };
    const early = desk.clock.now;
    const ana = await desk.till('Ana');
    const phone = await desk.member(450);
    const waiting = [await asked(sam, phone), await asked(ana, phone), await asked(sam, phone)];
    const replies = await Promise.all(
      waiting.map(({ confirmation }, till) => (till === 1 ? ana : sam).post('/redeem', { confirmation })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect((await desk.standing(phone)).balance).toBe(350);

    const given = replies.findIndex(({ status }) => status === 303);
    const sentAgain = await (given === 1 ? ana : sam).post('/redeem', {
      confirmation: waiting[given]?.confirmation ?? '',
    });
    expect(leadsTo(sentAgain)).toMatch(/^\/done\//);
    const tap = async (till: Visitor) =>
      till.post('/confirm', {
        member: fieldOf(await lookedUp(till, phone), 'member'),
        reward: 'free coffee',
        points: '100',
        kind: 'give',
      });
    const refused = await tap(sam);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('No further reward today')]);

    await sam.post('/undo', { entry: fieldOf(await sam.get(leadsTo(sentAgain)), 'entry') });
    await sam.post('/redeem', { confirmation: (await asked(sam, phone)).confirmation });
    expect((await desk.standing(phone)).balance).toBe(350);
    expect((await tap(sam)).status).toBe(409);
    desk.later(24 * 60);
    const tomorrow = await desk.till('Sam');
    await tomorrow.post('/redeem', { confirmation: (await asked(tomorrow, phone)).confirmation });
    expect((await desk.standing(phone)).balance).toBe(250);
    desk.clock.now = early;
  });

  test('given it was taken back meanwhile, then the other till hears that too, and gives nothing', async () => {
    const ana = await desk.till('Ana');
    const phone = await desk.member(250);
    const waiting = await asked(ana, phone);
    const { confirmation } = await asked(sam, phone);
    const done = await sam.get(leadsTo(await sam.post('/redeem', { confirmation })));
    await sam.post('/undo', { entry: fieldOf(done, 'entry') });
    const reply = await ana.post('/redeem', { confirmation: waiting.confirmation });
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('and it was taken back');
    expect((await desk.standing(phone)).balance).toBe(250);
  });

  test.each([
    ['one after the other', false],
    ['all at once', true],
  ] as const)(
    'given three gift pages that promise 40 each, confirmed %s, then 40 are given in all',
    async (_, atOnce) => {
      const phone = await desk.member(60);
      const pages = await times(3, () => asked(mel, phone, 'free coffee', 100, 'gift'));
      const send = ({ confirmation }: { confirmation: string }) => mel.post('/redeem', { confirmation });
      if (atOnce) await Promise.all(pages.map(send));
      else for (const page of pages) await send(page);
      const { balance, rows, sum } = await desk.standing(phone);
      expect([balance, sum]).toEqual([0, 0]);
      expect(rows.filter(({ reason }) => reason === 'goodwill')).toMatchObject([{ points_change: 40 }]);
    },
  );

  test('given the balance fell between the page and Confirm, then the gift never grows beyond the page', async () => {
    const phone = await desk.member(60);
    const redemption = {
      phone,
      id: 'grown',
      at: desk.clock.now,
      reward: 'free coffee',
      cost: 100,
      byStaff: 'mel',
      seen: '',
    };
    const short = await desk.parts.pointsMoves.redeemWithGoodwill(redemption, { gift: 39.9999, rewards: [] });
    expect(short).toMatchObject({ kind: 'short', missing: 40 });
    expect((await desk.standing(phone)).balance).toBe(60);
  });

  test('given a gift that brings a reward within reach, then it is told of once, as handed over', async () => {
    const phone = await desk.member(60);
    const { confirmation } = await asked(mel, phone, 'free coffee', 100, 'gift');
    desk.world.busIsDown = true;
    expect((await mel.post('/redeem', { confirmation })).status).toBe(500);
    desk.world.busIsDown = false;
    await times(3, () => mel.post('/redeem', { confirmation }));
    const told = [...new Set(desk.announced.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one));
    expect(told).toMatchObject([
      {
        type: 'loy.reward_earned',
        detail: { phone, rewards: ['free coffee'], points: 40, handedOver: true },
      },
    ]);
    expect(await desk.parts.members.get(phone)).toMatchObject({ balance: 0, tier: 'free coffee' });
  });

  test('given a confirmation of another session, then nothing is given', async () => {
    const phone = await desk.member(108);
    const { confirmation, path } = await asked(sam, phone);
    const reply = await mel.post('/redeem', { confirmation });
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('another sign-in');
    expect((await mel.get(path)).status).toBe(409);
    expect((await desk.standing(phone)).balance).toBe(108);
  });

  test('given it was confirmed in time and asked again when it is over, then it still says done', async () => {
    const phone = await desk.member(208);
    const { confirmation, path } = await asked(sam, phone);
    await sam.post('/redeem', { confirmation });
    desk.later(11);
    expect(leadsTo(await sam.post('/redeem', { confirmation }))).toMatch(/^\/done\//);
    expect(leadsTo(await sam.get(path))).toMatch(/^\/done\//);
    expect((await desk.standing(phone)).balance).toBe(108);
  });

  test('given a reward or price that the rules do not have, then the tap gives no confirmation', async () => {
    const phone = await desk.member(500);
    const member = fieldOf(await lookedUp(sam, phone), 'member');
    for (const [reward, points] of [
      ['free coffee', '1'],
      ['free car', '100'],
      ['', ''],
    ] as const)
      expect((await sam.post('/confirm', { member, reward, points, kind: 'give' })).status).toBe(409);
  });

  test('given a balance a hair below the price, then the reward is not offered, and forcing it is refused', async () => {
    const phone = await desk.member(99.9999);
    const page = await lookedUp(sam, phone);
    expect(page.text).toContain('99 <span');
    expect(page.text).not.toContain('class="reward"');
    expect(page.text).toContain('1 point to go for');
    const path = await tapped(sam, page, 'free coffee', 100);
    const reply = await sam.get(path);
    expect(reply.status).toBe(409);
    expect(reply.text).toContain('1 point is missing');
  });

  test('given a member who was lapsing, then a redemption is a visit and ends it', async () => {
    const phone = await desk.member(108, { lapsing_since: '2026-06-01T13:00:00.000Z' });
    const { confirmation } = await asked(sam, phone);
    await sam.post('/redeem', { confirmation });
    expect((await desk.parts.members.get(phone))?.lapsing_since).toBeUndefined();
  });
});

describe('undoing', () => {
  test('given Undo ten times at once, then the points come back once', async () => {
    const phone = await desk.member(108);
    const { confirmation } = await asked(sam, phone);
    const done = await sam.get(leadsTo(await sam.post('/redeem', { confirmation })));
    const entry = fieldOf(done, 'entry');
    const replies = await times(10, () => sam.post('/undo', { entry }));
    for (const reply of replies) expect(leadsTo(reply)).toMatch(/^\/done\//);
    const { balance, sum } = await desk.standing(phone);
    expect([balance, sum]).toEqual([108, 108]);
  });

  test('given an override undone twice, then the gift goes back with the reward, once', async () => {
    const phone = await desk.member(88);
    const { confirmation } = await asked(mel, phone, 'free coffee', 100, 'gift');
    const done = await mel.get(leadsTo(await mel.post('/redeem', { confirmation })));
    await times(2, () => mel.post('/undo', { entry: fieldOf(done, 'entry') }));
    const { balance, rows, sum } = await desk.standing(phone);
    expect([balance, sum, rows.length]).toEqual([88, 88, 5]);
  });

  test('given staff send the form of an older change, then it is for managers', async () => {
    const phone = await desk.member(20);
    await desk.earn(saleTold({ saleId: 's-undo', phone }));
    const ticket = (await lookedUp(mel, phone)).text.match(/\/history\/([\w-]+)/)?.[1] ?? '';
    const entry = fieldOf(await mel.get(`/history/${ticket}`), 'entry');
    expect((await sam.post('/undo', { entry })).status).toBe(403);
    expect((await desk.standing(phone)).balance).toBe(44);
    expect((await sam.get(`/history/${ticket}`)).status).toBe(403);
    const done = await mel.get(leadsTo(await mel.post('/undo', { entry })));
    expect(done.text).toContain('Taken back');
    expect(done.text).toContain('−24.');
    expect((await desk.standing(phone)).balance).toBe(20);
  });

  test('given a sale that its refund ate, then no Undo is offered, and the form of an older page says why nothing is done', async () => {
    const phone = await desk.member(20);
    const sale = saleTold({ saleId: 's-eaten', phone });
    await desk.earn(sale);
    const entry = fieldOf(await lookedUp(mel, phone), 'entry');
    const { closedAt, currency, totalMinor } = sale;
    await desk.earn({
      type: 'sale.refunded',
      saleId: 'r-eaten',
      refundOf: 's-eaten',
      closedAt,
      currency,
      totalMinor,
      items: [],
    });
    const page = await lookedUp(mel, phone);
    expect(page.text).toContain('Taken back');
    expect(page.text).toMatch(/Refund<\/strong> −\$18\.00/);
    expect(page.text).not.toContain('action="/undo"');
    const refused = await mel.post('/undo', { entry });
    expect([refused.status, refused.text.includes('Nothing of it is left')]).toEqual([409, true]);
    expect(await desk.standing(phone)).toMatchObject({ balance: 20, sum: 20 });
  });
});

describe('the address of a member', () => {
  test('given the bus failed after it was written down, then saving it again tells of it', async () => {
    const phone = await desk.member(20, { needs_email: true });
    const member = fieldOf(await lookedUp(sam, phone), 'member');
    desk.world.busIsDown = true;
    expect((await sam.post('/email', { member, email: 'new@example.com' })).status).toBe(500);
    desk.world.busIsDown = false;
    expect((await sam.post('/email', { member, email: 'new@example.com' })).status).toBe(303);
    expect(desk.announced).toEqual([{ type: 'loy.confirm_email', detail: { phone } }]);
    const row = await desk.parts.members.get(phone);
    // The confirmed address stays until the new one is.
    expect(row).toMatchObject({ email: 'maria@example.com', pending_email: 'new@example.com' });
  });

  test('given what is no address, then it is a 400 and nothing is written', async () => {
    const phone = await desk.member(20);
    const member = fieldOf(await lookedUp(sam, phone), 'member');
    for (const email of ['', 'maria', 'a@b', 'a b@c.de', `${'x'.repeat(300)}@c.de`])
      expect((await sam.post('/email', { member, email })).status).toBe(400);
    expect((await desk.parts.members.get(phone))?.pending_email).toBeUndefined();
  });
});

describe('what the desk says of an address', () => {
  const saved = async (till: Visitor, phone: string, email: string) => {
    const member = fieldOf(await lookedUp(till, phone), 'member');
    return (await till.get(leadsTo(await till.post('/email', { member, email })))).text;
  };
  // Without an address: what is undefined is left out of the row.
  const fresh = {
    email: undefined,
    email_confirmed_at: undefined,
    opted_in: false,
    needs_email: true,
  } as unknown as Partial<MemberRow>;
  const limit = () => makeConfirmLimit(desk.documents, TABLES.notices);

  test('given each thing that may become of it, then the page says just that', async () => {
    const phone = await desk.member(20, fresh);
    expect(await saved(sam, phone, 'rosa@example.com')).toContain('A mail with a link is on its way');
    expect(await saved(sam, phone, 'rosa@example.com')).toContain('somebody named it within the last hour');
    desk.later(61);
    const again = await desk.till('Sam');
    expect(await saved(again, phone, 'rosa@example.com')).toContain(
      'Another mail with the same link goes out now',
    );
    expect(desk.announced.at(-1)).toMatchObject({ detail: { phone, again: '1h' } });

    const day = '2026-06-02';
    const at = desk.clock.now;
    for (let mail = 0; mail < 6; mail += 1) await limit().take('full@example.com', { day, at, by: 'desk' });
    expect(await saved(again, phone, 'full@example.com')).toContain('goes out tomorrow morning, by itself');

    await limit().never(digestsOf('never@example.com'));
    await limit().block('bounced@example.com', at);
    for (const address of ['never@example.com', 'bounced@example.com']) {
      desk.announced.length = 0;
      expect(await saved(again, phone, address)).toContain(
        'Nothing was saved: mail to this address came back',
      );
      expect(desk.announced).toEqual([]);
    }
    expect((await desk.parts.members.get(phone))?.pending_email).toBe('full@example.com');

    const confirmed = await desk.member(20);
    expect(await saved(again, confirmed, 'maria@example.com')).toContain(
      'confirmed already, and mail is welcome',
    );
  });

  test('given an address, then the page shows whose it is and never the whole of it, and takes it away', async () => {
    const phone = await desk.member(20, {
      ...fresh,
      pending_email: 'stranger@example.com',
      pending_id: 'p-1',
      pending_by: 'form',
      pending_at: desk.clock.now.toISOString(),
    });
    const page = await lookedUp(sam, phone);
    expect(page.text).toContain('s•••@e•••.com');
    expect(page.text).toContain('from the sign-up form');
    expect(page.text).not.toContain('stranger@');
    const form = { member: fieldOf(page, 'member'), which: 'pending', seen: fieldOf(page, 'seen') };
    expect((await sam.post('/email/clear', { ...form, seen: 'another' })).status).toBe(409);
    const cleared = await sam.get(leadsTo(await sam.post('/email/clear', form)));
    expect(cleared.text).toContain('Taken away');
    expect(await desk.parts.members.get(phone)).toMatchObject({ form_closed: true });
    expect((await desk.parts.members.get(phone))?.pending_email).toBeUndefined();
    expect((await sam.post('/email/clear', form)).status).toBe(409);
    expect((await sam.post('/email/clear', { ...form, which: 'everything' })).status).toBe(404);
  });

  test('given mails that were sent, then managers see them, and nobody else', async () => {
    const phone = await desk.member(20);
    const sends = makeSends(desk.documents, TABLES.sends);
    const mail = {
      phone,
      letter: 'x',
      kind: 'reward-earned',
      subject: 'You have earned <b>',
      to: 'rosa@example.com',
    };
    await sends.trying({ ...mail, at: desk.clock.now });
    const [, ticket = ''] = /\/sent\/([\w-]+)/.exec((await lookedUp(mel, phone)).text) ?? [];
    expect((await mel.get(`/sent/${ticket}`)).text).toMatch(
      /You have earned &lt;b&gt;[\s\S]*r•••@e•••.com[\s\S]*Nobody knows/,
    );
    await sends.became(mail, { outcome: 'sent', messageId: 'm' });
    expect((await mel.get(`/sent/${ticket}`)).text).toContain('<span>Sent</span>');
    expect((await sam.get(`/sent/${ticket}`)).status).toBe(403);
    expect((await lookedUp(sam, phone)).text).not.toContain('/sent/');
  });

  test('given somebody who asked to be forgotten, then quick-add says so and saves nothing', async () => {
    const phone = '+12125559911';
    await makeErasedMembers(desk.documents, TABLES.notices).mark(phone, desk.clock.now);
    const reply = await sam.post('/join', { phone, name: 'Rosa' });
    expect([reply.status, reply.text]).toEqual([400, expect.stringContaining('asked to be forgotten')]);
    expect(await desk.parts.members.get(phone)).toBeUndefined();
  });
});

describe('finding somebody without the number', () => {
  const named = async (name: string, changes: Partial<MemberRow> = {}): Promise<string> => {
    const phone = await desk.member(0);
    await desk.parts.members.shelve({ phone });
    await desk.parts.members.rename({ phone, name, byUser: 'mel', at: desk.clock.now });
    const put = { ...(await desk.parts.members.get(phone)), ...changes };
    await desk.documents.send(new PutCommand({ TableName: TABLES.members, Item: put }));
    return phone;
  };

  test('given one who fits, then the search leads to their page; given several, then staff choose', async () => {
    const zoe = await named('Zoë Quickfinger');
    await named('Petronella Ash');
    const other = await named('Petronella Birch', { last_seen: '2026-06-01T10:00:00.000Z' });
    for (const who of ['zoe', 'QUICK', 'quickf zo', zoe.slice(-4), zoe.slice(-7)]) {
      const path = leadsTo(await sam.post('/lookup', { who }));
      expect(path, who).toMatch(/^\/member\//);
      expect((await sam.get(path)).text).toContain('Zoë Quickfinger');
    }
    const path = leadsTo(await sam.post('/lookup', { who: 'petro' }));
    const { text } = await sam.get(path);
    // The last one who was here stands first, and nobody's number can be called.
    expect(text.match(/Petronella \w+/g)).toEqual(['Petronella Birch', 'Petronella Ash']);
    expect(text).toContain(`•••• ${other.slice(-4)}`);
    expect(text).not.toContain(other.slice(2));
    expect(Buffer.from(path.slice(7), 'base64url').toString('latin1')).not.toContain('petro');
  });

  test('given a confirmed address, then it finds who uses it; given another, then nobody', async () => {
    const phone = await named('Ines Mailbox', { email: 'ines.mailbox@example.com' });
    const path = leadsTo(await sam.post('/lookup', { who: ' Ines.Mailbox@Example.com ' }));
    expect((await sam.get(path)).text).toContain(phone.slice(-4));
    const nobody = leadsTo(await sam.post('/lookup', { who: 'nobody@example.com' }));
    expect((await sam.get(nobody)).text).toContain('No member has confirmed this address');
  });

  test('given a name that was corrected, then the new one finds them and the old one does not', async () => {
    const phone = await named('Wilhelmina Before');
    const path = leadsTo(await sam.post('/lookup', { who: 'wilhelmina' }));
    await sam.post('/name', { member: path.slice('/member/'.length), name: 'Mina After' });
    expect(leadsTo(await sam.post('/lookup', { who: 'mina after' }))).toMatch(/^\/member\//);
    expect((await desk.parts.members.get(phone))?.found_as).toBe(`${phone.slice(-4)} mina after`);
    expect(leadsTo(await sam.post('/lookup', { who: 'wilhelmina' }))).toMatch(/^\/found\//);
  });

  test('given a member of before, then the evening puts them on the shelves, once, and a name meanwhile wins', async () => {
    const phone = await desk.member(5);
    expect(await desk.parts.members.shelve({ phone })).toBe(true);
    await desk.parts.members.rename({ phone, name: 'Quentin', byUser: 'mel', at: desk.clock.now });
    expect(await desk.parts.members.shelve({ phone })).toBe(false);
    expect((await desk.parts.members.get(phone))?.found_as).toBe(`${phone.slice(-4)} quentin`);
    expect(await desk.parts.members.shelve({ phone: '+12125559998' })).toBe(false);
  });

  test('given what is left of somebody forgotten, then the evening puts it on no shelf', async () => {
    const row = await desk.parts.members.get(await desk.member(5));
    const left = { ...row, phone: 'erased:63da632741d18f0101a40c5b' };
    await desk.documents.send(new PutCommand({ TableName: TABLES.members, Item: left }));
    expect(await desk.parts.members.shelve(left)).toBe(false);
    expect(await desk.parts.members.get(left.phone)).not.toHaveProperty('found_as');
  });

  test('given a name far longer than a line, then it is cut for everybody to see, and whole in its title', async () => {
    const name = 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff';
    const phone = await named(name);
    const { text } = await sam.get(leadsTo(await sam.post('/lookup', { phone })));
    expect(text).toContain(`<bdi title="${name}">Hubert Blaine Wolfeschlegelsteinhau…</bdi>`);
    expect(text).toContain(`(212) 555-${phone.slice(-4)}`);
  });
});

describe('a customer who forgot the number', () => {
  const rungUp = async (saleId: string, totalMinor = 1800): Promise<void> => {
    const { phone: _, ...sale } = saleTold({ saleId, totalMinor, closedAt: desk.clock.now.toISOString() });
    expect(await desk.earn(sale)).toMatchObject({ reason: 'no-member' });
  };
  const pageOf = async (phone: string) => (await sam.get(leadsTo(await sam.post('/lookup', { phone })))).text;
  const linkIn = (text: string, path: RegExp): string => text.match(path)?.[0] ?? '';

  test('given the sale just rung up, then it is found by amount, minute and items, counted once, and told of', async () => {
    const phone = await desk.member(10);
    await rungUp('f-1', 4321);
    const list = await sam.get(linkIn(await pageOf(phone), /\/count\/[\w-]+/));
    expect(list.text).toMatch(/\$43\.21<\/strong> · just now/);
    expect(list.text).toContain('House beans, 3 × Latte');
    const path = linkIn(list.text, /\/count\/sale\/[\w-]+/);
    expect(Buffer.from(path.slice(12), 'base64url').toString('latin1')).not.toContain('f-1');
    const count = fieldOf(await sam.get(path), 'count');
    const replies = await times(5, () => sam.post('/count', { count }));
    const done = await sam.get(leadsTo(replies[0] as Reply));
    expect(done.text).toContain('Done');
    const { rows, balance } = await desk.standing(phone);
    expect(rows.filter(({ sale_id }) => sale_id === 'f-1')).toMatchObject([{ by_staff: 'sam' }]);
    expect(balance).toBe(10 + (rows.find(({ sale_id }) => sale_id === 'f-1')?.points_change ?? Number.NaN));
    // It is on nobody's list any more, and the member's page says what was paid and by whose hand.
    expect((await sam.get(linkIn(await pageOf(phone), /\/count\/[\w-]+/))).text).not.toContain('$43.21');
    expect(await pageOf(phone)).toMatch(/Sale<\/strong> \$43\.21[\s\S]*?· <bdi>Sam<\/bdi>/);
  });

  test('given somebody else counted it for another, then nothing is added, and the page says so', async () => {
    const [ana, ben] = [await desk.member(0), await desk.member(0)];
    await rungUp('f-2');
    const counts: string[] = [];
    for (const phone of [ana, ben]) {
      const list = await sam.get(linkIn(await pageOf(phone), /\/count\/[\w-]+/));
      counts.push(fieldOf(await sam.get(linkIn(list.text, /\/count\/sale\/[\w-]+/)), 'count'));
    }
    await sam.post('/count', { count: counts[0] ?? '' });
    expect(await sam.post('/count', { count: counts[1] ?? '' })).toMatchObject({ status: 409 });
    expect((await desk.standing(ben)).balance).toBe(0);
    expect((await mel.post('/count', { count: counts[0] ?? '' })).status).toBe(404);
  });

  test('given the till told its number meanwhile, then it is not on the list', async () => {
    const [ana, ben] = [await desk.member(0), await desk.member(0)];
    await rungUp('f-3', 7777);
    await desk.earn(saleTold({ saleId: 'f-3', phone: ben, totalMinor: 7777 }));
    expect((await sam.get(linkIn(await pageOf(ana), /\/count\/[\w-]+/))).text).not.toContain('$77.77');
  });
});

describe('held sales', () => {
  const held = async (phone: string): Promise<{ saleId: string; ticket: string }> => {
    const saleId = `s-${phone}`;
    const sale = saleTold({ saleId, phone, totalMinor: 50_000, items: [] });
    expect(await desk.earn(sale)).toMatchObject({ reason: 'held' });
    const list = await mel.get('/held');
    const ticket = list.text.match(
      new RegExp(`${saleId.replace('+', '\\+')}[^]*?/held/approve/([\\w-]+)`),
    )?.[1];
    return { saleId, ticket: ticket ?? '' };
  };

  test('given a case, then it says whose, of what, and what each answer does; and the name leads to the member', async () => {
    const phone = await desk.member(20, { name: 'Rosalind' });
    const { ticket, saleId } = await held(phone);
    const list = await mel.get('/held');
    const case_ = list.text.slice(list.text.indexOf(saleId));
    expect(case_).toMatch(/\$500\.00[\s\S]*?<a href="(\/member\/[\w-]+)"><bdi>Rosalind/);
    expect(case_).toContain('500 points are added: 520 afterwards.');
    expect(case_).toContain('The balance stays at 20 points');
    const path = case_.match(/<a href="(\/member\/[\w-]+)"><bdi>Rosalind/)?.[1] ?? '';
    expect((await mel.get(path)).text).toContain('Rosalind');
    const after = leadsTo(await mel.post('/held/approve', { held: ticket }));
    expect((await mel.get(after)).text).toContain('500 points were added: Rosalind has 520 points now.');
  });

  test('given a refund of points that are spent, then neither its pages nor what follows speak of points on the balance', async () => {
    const phone = await desk.member(0, { name: 'Rupert' });
    const sale = saleTold({ saleId: `spent-${phone}`, phone });
    await desk.earn(sale);
    await desk.documents.send(
      new PutCommand({
        TableName: TABLES.members,
        Item: { ...(await desk.parts.members.get(phone)), balance: 4 },
      }),
    );
    await desk.earn({ ...sale, type: 'sale.refunded', saleId: `r-${phone}`, refundOf: sale.saleId });
    const list = await mel.get('/held');
    const case_ = list.text.slice(list.text.indexOf(`spent-${phone}`));
    expect(case_).toContain('4 points are taken off, all that is left of 24 points: 0 afterwards.');
    expect(case_).toContain('House beans, 3 × Latte');
    const ticket = case_.match(/\/held\/approve\/([\w-]+)/)?.[1] ?? '';
    const after = leadsTo(await mel.post('/held/approve', { held: ticket }));
    const { text } = await mel.get(after);
    expect(text).toContain('4 points were taken off: Rupert has 0 points now.');
    expect(text).not.toContain('on the balance');
  });

  test('given Approve ten times at once, beside a Reject, then exactly one of the two happened', async () => {
    const phone = await desk.member(20);
    const { ticket } = await held(phone);
    await Promise.all([
      ...Array.from({ length: 10 }, () => mel.post('/held/approve', { held: ticket })),
      mel.post('/held/reject', { held: ticket }),
    ]);
    const [row] = (await desk.all<ReviewRow>('review')).filter((one) => one.phone === phone);
    const { balance, sum } = await desk.standing(phone);
    expect([balance, sum]).toEqual(row?.status === 'approved' ? [520, 520] : [20, 20]);
    expect(['approved', 'rejected']).toContain(row?.status);
  });

  test('given the bus failed after the points were added, then approving again tells of the reward', async () => {
    const phone = await desk.member(20);
    const { ticket } = await held(phone);
    desk.world.busIsDown = true;
    expect((await mel.post('/held/approve', { held: ticket })).status).toBe(500);
    expect((await desk.standing(phone)).balance).toBe(520);
    desk.world.busIsDown = false;
    expect(leadsTo(await mel.post('/held/approve', { held: ticket }))).toBe('/held?done=already-approved');
    expect(desk.announced).toMatchObject([
      { type: 'loy.reward_earned', detail: { phone, rewards: ['free coffee', 'free lunch'] } },
    ]);
    expect((await desk.standing(phone)).balance).toBe(520);
  });

  test('given money that nobody could read, then it can be looked up and closed, and nothing is added', async () => {
    const event = {
      type: 'money.unread' as const,
      what: 'payment' as const,
      currency: 'USD',
      totalMinor: 1800,
    };
    await desk.earn({ ...event, saleId: 'pay-77', closedAt: desk.clock.now.toISOString() });
    const list = await mel.get('/held');
    expect(list.text).toContain('Money at the till pay-77');
    expect(list.text).toContain('Whose it is could not be read');
    const ticket = list.text.match(/pay-77[\s\S]*?\/held\/reject\/([\w-]+)/)?.[1] ?? '';
    expect(list.text).not.toContain(`/held/approve/${ticket}`);
    expect((await mel.get(`/held/reject/${ticket}`)).text).toContain('Nothing is added or taken');
    // Nor by hand.
    await mel.post('/held/approve', { held: ticket });
    expect((await desk.all<ReviewRow>('review')).find(({ about }) => about === 'pay-77')?.status).toBe(
      'held',
    );
    expect(leadsTo(await mel.post('/held/reject', { held: ticket }))).toBe('/held?done=closed');
    expect((await mel.get('/held')).text).not.toContain('pay-77');
  });

  test('given staff send the form, then it is for managers', async () => {
    const { ticket } = await held(await desk.member(20));
    expect((await sam.post('/held/approve', { held: ticket })).status).toBe(403);
  });

  test('given what is no open case, then the list says so in its own words only', async () => {
    expect((await mel.get('/held?done=%3Cscript%3E')).text).not.toContain('<script>');
    expect((await mel.get('/held?done=constructor')).text).not.toContain('role="status"');
  });
});

describe('the lapsing list', () => {
  async function lapsing() {
    const listed_at = '2026-06-01T13:00:00.000Z';
    const phone = await desk.member(40, { lapsing_since: listed_at });
    const Item = { phone, listed_at, weeks_away: 9, nudge_count: 0 };
    await desk.documents.send(new PutCommand({ TableName: TABLES.lapsing, Item }));
    return phone;
  }
  async function act(phone: string, act: 'nudge' | 'bonus' | 'rest'): Promise<string> {
    const member = fieldOf(await lookedUp(mel, phone), 'member');
    return fieldOf(await mel.get(leadsTo(await mel.post('/lapsing/ask', { member, act }))), 'lapsing');
  }

  test('given one bonus confirmed ten times at once, then it is given once under one reference', async () => {
    const phone = await lapsing();
    const ticket = await act(phone, 'bonus');
    await times(10, () => mel.post('/lapsing/act', { lapsing: ticket }));
    const { balance, sum } = await desk.standing(phone);
    expect([balance, sum]).toEqual([90, 90]);
    expect(new Set(desk.announced.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(desk.announced[0]).toMatchObject({
      type: 'loy.win_back',
      detail: { phone, kind: 'bonus', points: 50 },
    });
  });

  test('given a member whom the rules hold out, then neither a nudge nor a bonus goes to them, from whichever page', async () => {
    const phone = await lapsing();
    const tickets = [await act(phone, 'nudge'), await act(phone, 'bonus')];
    desk.world.rules = { ...STORY, holdOutPercent: 100 };
    const list = (await mel.get('/lapsing')).text;
    expect(list).toContain('Held out');
    expect(list).not.toMatch(/>(Nudge|Bonus)</);
    for (const ticket of tickets)
      expect(leadsTo(await mel.post('/lapsing/act', { lapsing: ticket }))).toBe('/lapsing?done=held-out');
    expect((await mel.get('/lapsing?done=held-out')).text).toContain('among those whom your rules hold out');
    expect(desk.announced).toEqual([]);
    expect((await desk.standing(phone)).balance).toBe(40);
    // Peace they may have.
    expect(leadsTo(await mel.post('/lapsing/act', { lapsing: await act(phone, 'rest') }))).toContain(
      '/lapsing/rested/',
    );
  });

  test('given two managers with one list before them, then one bonus and one nudge, and the second hears of it', async () => {
    const ria = await desk.till('Ria', 'manager');
    const phone = await lapsing();
    const ticketOf = async (till: Visitor, what: string) => {
      const member = fieldOf(await lookedUp(till, phone), 'member');
      return fieldOf(
        await till.get(leadsTo(await till.post('/lapsing/ask', { member, act: what }))),
        'lapsing',
      );
    };
    const bonuses = [await ticketOf(mel, 'bonus'), await ticketOf(ria, 'bonus')] as const;
    const first = await ticketOf(mel, 'nudge');
    desk.later(1);
    const nudges = [first, await ticketOf(ria, 'nudge')] as const;
    const replies = await Promise.all([
      mel.post('/lapsing/act', { lapsing: bonuses[0] }),
      ria.post('/lapsing/act', { lapsing: bonuses[1] }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(replies.find(({ status }) => status === 409)?.text).toMatch(
      /(Mel|Ria) gave this meanwhile: Win-back/,
    );
    expect((await desk.standing(phone)).balance).toBe(90);
    const nudged = await Promise.all([
      mel.post('/lapsing/act', { lapsing: nudges[0] }),
      ria.post('/lapsing/act', { lapsing: nudges[1] }),
    ]);
    expect(nudged.map(leadsTo).sort()).toEqual(['/lapsing?done=nudged', '/lapsing?done=nudged-meanwhile']);
    expect((await desk.parts.lapsing.get(phone))?.nudge_count).toBe(1);
    expect((await mel.get('/lapsing')).text).toMatch(/1 nudge, last Jun \d+, [^<]* by (Mel|Ria)/);
  });

  test('given a bonus that brings a reward within reach, then that is told of once, and the tier is written', async () => {
    const listed_at = '2026-06-01T13:00:00.000Z';
    const phone = await desk.member(80, { lapsing_since: listed_at });
    const ticket = await act(phone, 'bonus');
    await times(5, () => mel.post('/lapsing/act', { lapsing: ticket }));
    const told = [...new Set(desk.announced.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one));
    expect(told.filter(({ type }) => type === 'loy.reward_earned')).toMatchObject([
      { detail: { phone, rewards: ['free coffee'], points: 50 } },
    ]);
    expect(await desk.parts.members.get(phone)).toMatchObject({ balance: 130, tier: 'free coffee' });
    const entries = (await desk.all<{ phone: string; action: string }>('audit')).filter(
      (row) => row.phone === phone,
    );
    expect(entries).toMatchObject([
      { action: 'bonus-grant', before: { balance: 80 }, after: { points: 50 } },
    ]);
  });

  test('given the bus failed after a nudge was counted, then confirming again tells of that same nudge', async () => {
    const phone = await lapsing();
    const ticket = await act(phone, 'nudge');
    desk.world.busIsDown = true;
    expect((await mel.post('/lapsing/act', { lapsing: ticket })).status).toBe(500);
    desk.world.busIsDown = false;
    await times(3, () => mel.post('/lapsing/act', { lapsing: ticket }));
    expect((await desk.parts.lapsing.get(phone))?.nudge_count).toBe(1);
    expect(new Set(desk.announced.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test('given a rest confirmed twice and undone twice, then it is one rest and one return', async () => {
    const phone = await lapsing();
    const ticket = await act(phone, 'rest');
    const rested = await times(2, () => mel.post('/lapsing/act', { lapsing: ticket }));
    const member = fieldOf(await mel.get(leadsTo(rested[0] as Reply)), 'member');
    expect(await desk.parts.lapsing.get(phone)).toBeUndefined();
    await times(2, () => mel.post('/lapsing/unrest', { member }));
    expect(await desk.parts.lapsing.get(phone)).toMatchObject({ weeks_away: 9 });
    const entries = (await desk.all<{ phone: string; action: string }>('audit')).filter(
      (row) => row.phone === phone,
    );
    expect(entries.map(({ action }) => action).sort()).toEqual(['rest', 'unrest']);
  });

  test('given a member who gets no mail, or quiet hours, then the answer to a nudge says so', async () => {
    const listed_at = '2026-06-01T13:00:00.000Z';
    const silent = await desk.member(40, { lapsing_since: listed_at, opted_in: false });
    const Item = { phone: silent, listed_at, weeks_away: 9, nudge_count: 0 };
    await desk.documents.send(new PutCommand({ TableName: TABLES.lapsing, Item }));
    const refused = await mel.post('/lapsing/act', { lapsing: await act(silent, 'nudge') });
    expect(leadsTo(refused)).toBe('/lapsing?done=no-mail');
    expect((await desk.parts.lapsing.get(silent))?.nudge_count).toBe(0);

    const phone = await lapsing();
    desk.world.rules = { ...STORY, quietHours: { from: '00:00', until: '23:59' } };
    const ticket = await act(phone, 'nudge');
    const nudged = await mel.post('/lapsing/act', { lapsing: ticket });
    expect((await mel.get(leadsTo(nudged))).text).toContain('goes out in the morning');
  });

  test('given ten minutes, another session, or no member of the list, then nothing is done', async () => {
    const phone = await lapsing();
    const ticket = await act(phone, 'bonus');
    const other = await desk.till('Mel');
    expect((await other.post('/lapsing/act', { lapsing: ticket })).status).toBe(404);
    desk.later(10);
    expect((await mel.post('/lapsing/act', { lapsing: ticket })).status).toBe(404);
    const nobody = await act(await desk.member(10), 'nudge');
    expect(leadsTo(await mel.post('/lapsing/act', { lapsing: nobody }))).toBe('/lapsing?done=gone');
    expect((await desk.standing(phone)).balance).toBe(40);
  });
});
