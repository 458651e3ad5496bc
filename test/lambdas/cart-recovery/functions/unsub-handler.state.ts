import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeUnsubHandler,
  type UnsubEvent,
} from '../../../../lambdas/cart-recovery/functions/unsub-handler.ts';
import {
  exportLink,
  type OwnerAction,
  ownerLink,
  unsubscribeLink,
} from '../../../../lambdas/cart-recovery/links/links.ts';
import { ownerKey } from '../../../../lambdas/cart-recovery/links/owners.ts';
import { setOwnWaits } from '../../../../lambdas/cart-recovery/reminding/set-own-waits.ts';
import { makeKnownAlarms } from '../../../../shared/alarms/known-alarms.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { digestOfAddress } from '../../../../shared/people/address-digest.ts';
import { aCart, aShop, hoursAfter, two } from '../builders.ts';
import { type CartTables, startCartTables } from '../tables.ts';

const key = 'key-1';
const now = hoursAfter(two, 1);

let tables: CartTables;
let removed: string[] = [];
let set: [string, string][] = [];
let handle: ReturnType<typeof makeUnsubHandler>;
beforeAll(async () => {
  tables = await startCartTables();
  handle = makeUnsubHandler({
    ...tables,
    shop: aShop(),
    log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
    now: () => now,
    nonce: () => 'bm9uY2Utb2YtdGhlLXRlc3Q',
    dashboard: { dashboards: { get: async () => undefined }, lists: async () => undefined },
    alarms: makeKnownAlarms(tables.documents, 'notices', () => now),
    linkKeys: async () => [key, 'key-0'],
    schedules: {
      remove: async (name) => void removed.push(name),
      set: async (name, at) => void set.push([name, at.toISOString()]),
    },
    storedText: async (name) => (name === 'exports/2026-06-09.csv' ? 'Day,Cart\r\n' : undefined),
  });
});
afterAll(() => tables.stop());

async function open(link: string, method = 'GET', body?: string) {
  removed = [];
  set = [];
  const event = {
    headers: {},
    rawPath: new URL(link).pathname,
    rawQueryString: new URL(link).search.slice(1),
    requestContext: { http: { method } },
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body }),
  };
  const answer = await handle(event as unknown as LambdaFunctionURLEvent);
  if (answer === undefined) throw new Error('a link is always answered');
  return answer;
}
const base = 'https://unsub.example';
const shopperLink = (cartId: string, email = `${cartId}@example.com`) =>
  unsubscribeLink(base, { cartId, email }, key);
const ownersLink = (action: OwnerAction, cartId: string, signedAt = now) =>
  ownerLink(base, { action, cartId }, { key, now: signedAt });
const givenCart = (cartId: string, changes: Parameters<typeof aCart>[0] = {}) =>
  tables.given(aCart({ cart_id: cartId, email: `${cartId}@example.com`, ...changes }));
const auditOf = async (cartId: string) => (await tables.all('audit')).filter((row) => row.cart_id === cartId);

describe('the shopper’s page', () => {
  it('given a GET or a HEAD, then it asks and changes nothing', async () => {
    await givenCart('s-1');
    for (const method of ['GET', 'HEAD']) {
      const { statusCode, body } = await open(shopperLink('s-1'), method);
      expect(statusCode).toBe(200);
      expect(body).toContain('Stop all reminders');
    }
    expect(await tables.unsub.isListed('s-1@example.com')).toBe(false);
    expect(await auditOf('s-1')).toEqual([]);
  });

  it('given a POST, then the address is listed, the cart says so, the trail too, and nothing waits', async () => {
    await givenCart('s-2');
    const { body } = await open(shopperLink('s-2'), 'POST');
    expect(body).toContain('Done');
    expect(await tables.unsub.isListed('s-2@example.com')).toBe(true);
    expect(await tables.carts.get('s-2')).toMatchObject({
      unsubscribed_at: now.toISOString(),
      status: 'open',
    });
    expect(await auditOf('s-2')).toEqual([
      {
        cart_id: 's-2',
        ts: `${now.toISOString()}#unsubscribe`,
        action: 'unsubscribe',
        by_user: 'shopper',
        before: expect.objectContaining({ unsubscribed: false, status: 'open' }),
        after: expect.objectContaining({
          unsubscribed: true,
          unsubscribed_at: now.toISOString(),
        }),
      },
    ]);
    expect(removed).toHaveLength(1);
  });

  it('given a mail program’s one-click POST, then it acts, and a second one changes nothing more', async () => {
    await givenCart('s-3');
    await open(shopperLink('s-3'), 'POST', 'List-Unsubscribe=One-Click');
    await open(shopperLink('s-3'), 'POST', 'List-Unsubscribe=One-Click');
    expect(await tables.unsub.isListed('s-3@example.com')).toBe(true);
    expect(await auditOf('s-3')).toHaveLength(1);
  });

  it('given somebody listed, then the page offers the way back, and only that button takes it', async () => {
    await givenCart('s-4');
    await open(shopperLink('s-4'), 'POST');
    // The quiet one: what somebody came for is done, and no large button undoes it.
    expect((await open(shopperLink('s-4'))).body).toContain(
      '<button class="quiet" type="submit">Send me reminders again',
    );
    await open(shopperLink('s-4'), 'POST', 'wish=opt-in');
    expect(await tables.unsub.isListed('s-4@example.com')).toBe(false);
    expect((await tables.carts.get('s-4'))?.unsubscribed_at).toBeUndefined();
    expect((await auditOf('s-4')).map(({ action, by_user }) => [action, by_user])).toEqual([
      ['opt-in', 'shopper'],
      ['unsubscribe', 'shopper'],
    ]);
  });

  it('given a cart that has another address by now, then the address of the mail is listed, not the new one', async () => {
    await givenCart('s-5', { email: 'new@example.com' });
    await open(shopperLink('s-5', 'old@example.com'), 'POST');
    expect(await tables.unsub.isListed('old@example.com')).toBe(true);
    expect(await tables.unsub.isListed('new@example.com')).toBe(false);
  });

  it('given a cart nobody knows any more, then the address of the mail is listed all the same', async () => {
    await open(shopperLink('s-6'), 'POST');
    expect(await tables.unsub.isListed('s-6@example.com')).toBe(true);
  });
});

describe('an owner’s link', () => {
  it('given a GET, then the page names the cart and what will happen, masks the address, and changes nothing', async () => {
    await givenCart('o-1', {
      items: [{ sku: 'X', name: '<script>alert(1)</script>', quantity: 2, price_minor: 100 }],
    });
    const { statusCode, body, headers } = await open(ownersLink('suppress', 'o-1'));
    expect(statusCode).toBe(200);
    expect(body).toContain('US$120.00');
    expect(body).toContain('&lt;script&gt;');
    expect(body).toContain('o•••@example.com');
    expect(body).not.toContain('o-1@example.com');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await tables.carts.get('o-1'))?.status).toBe('open');
    expect(await auditOf('o-1')).toEqual([]);
  });

  it.each([
    ['suppress', 'suppressed'],
    ['write-off', 'written-off'],
  ] as const)(
    'given %s by POST, then this one cart is closed, audited, and waits for nothing',
    async (action, reason) => {
      await givenCart(action, { waits: 'open', wakeup_at: hoursAfter(two, 2).toISOString() });
      await open(ownersLink(action, action), 'POST');
      const cart = await tables.carts.get(action);
      expect(cart).toMatchObject({ status: 'closed', closed_reason: reason });
      expect(cart?.waits).toBeUndefined();
      expect(await auditOf(action)).toEqual([
        {
          cart_id: action,
          ts: `${now.toISOString()}#${action}`,
          action,
          by_user: 'owner@shop.example',
          before: expect.objectContaining({
            status: 'open',
            total_minor: 12_000,
            items: 1,
            has_address: true,
          }),
          after: expect.objectContaining({ status: 'closed', closed_reason: reason, total_minor: 12_000 }),
        },
      ]);
      expect(removed).toHaveLength(1);
      expect(await tables.unsub.isListed(`${action}@example.com`)).toBe(false);
      expect((await open(ownersLink(action, action), 'POST')).body).toContain('closed already');
      expect(await auditOf(action)).toHaveLength(1);
    },
  );

  it('given unsubscribe by POST, then the address is listed as by the owner', async () => {
    await givenCart('o-3');
    await open(ownersLink('unsubscribe', 'o-3'), 'POST');
    expect((await tables.all('unsub')).find(({ email }) => email === 'o-3@example.com')).toMatchObject({
      source: 'owner',
    });
    expect(await auditOf('o-3')).toMatchObject([{ action: 'unsubscribe', by_user: 'owner@shop.example' }]);
  });

  it('given a cart bought meanwhile, then there is nothing to stop and nothing changes', async () => {
    await givenCart('o-4', { status: 'bought' });
    expect((await open(ownersLink('suppress', 'o-4'), 'POST')).body).toContain('bought already');
    expect((await tables.carts.get('o-4'))?.status).toBe('bought');
  });

  it('given a forged, edited, expired or borrowed token, then a plain 403 and nothing happens', async () => {
    await givenCart('o-5');
    const good = ownersLink('suppress', 'o-5');
    const borrowed = shopperLink('o-5').replace('/u/', '/o/');
    const expired = ownersLink('suppress', 'o-5', hoursAfter(now, -30 * 24));
    const forged = ownerLink(base, { action: 'suppress', cartId: 'o-5' }, { key: 'mine', now });
    for (const link of [`${good}x`, borrowed, expired, forged, `${base}/u/x`, `${base}/e/x`]) {
      const { statusCode, body } = await open(link, 'POST');
      expect(statusCode).toBe(403);
      expect(body).not.toContain('o-5');
    }
    expect((await tables.carts.get('o-5'))?.status).toBe('open');
    expect((await open(`${base}/`)).statusCode).toBe(404);
    expect((await open(good, 'DELETE')).statusCode).toBe(405);
  });
});

describe('a shop of several owners', () => {
  let ordinary: typeof handle;
  beforeAll(() => {
    ordinary = handle;
  });
  afterAll(() => {
    handle = ordinary;
  });
  const ana = 'ana@shop.example';
  const ben = 'ben@shop.example';
  const withOwners = (ownerEmails: readonly string[]) =>
    makeUnsubHandler({
      ...tables,
      shop: aShop({ ownerEmails }),
      log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
      now: () => now,
      nonce: () => 'bm9uY2Utb2YtdGhlLXRlc3Q',
      dashboard: { dashboards: { get: async () => undefined }, lists: async () => undefined },
      alarms: makeKnownAlarms(tables.documents, 'notices', () => now),
      linkKeys: async () => [key],
      schedules: { remove: async () => {}, set: async () => {} },
      storedText: async (name) => name,
    });
  const linkOf = (cartId: string, by?: string) =>
    ownerLink(
      base,
      { action: 'suppress', cartId, ...(by === undefined ? {} : { by: ownerKey(by) }) },
      { key, now },
    );

  it('given a link of one of them, then the page says as whom one acts, and the trail names that person', async () => {
    handle = withOwners([ana, ben]);
    await givenCart('w-1');
    const page = await open(linkOf('w-1', ben));
    expect(page.body).toContain(`You act as <bdi>${ben}</bdi>`);
    expect(page.body).not.toContain(ana);
    await open(linkOf('w-1', ben), 'POST');
    expect(await auditOf('w-1')).toMatchObject([{ action: 'suppress', by_user: ben }]);
  });

  it('given a link that all share, then the page asks who acts before anything happens', async () => {
    await givenCart('w-2');
    expect((await open(linkOf('w-2'))).body).toContain('Who are you?');
    expect((await open(linkOf('w-2'), 'POST')).body).toContain('choose who you are');
    expect((await open(linkOf('w-2'), 'POST', 'by=somebody')).body).toContain('choose who you are');
    expect((await tables.carts.get('w-2'))?.status).toBe('open');
    await open(linkOf('w-2'), 'POST', `by=${ownerKey(ana)}`);
    expect(await auditOf('w-2')).toMatchObject([{ action: 'suppress', by_user: ana }]);
  });

  it('given an owner who has left the settings, then their links and lists are dead', async () => {
    handle = withOwners([ana]);
    await givenCart('w-3');
    expect((await open(linkOf('w-3', ben), 'POST')).statusCode).toBe(403);
    expect((await tables.carts.get('w-3'))?.status).toBe('open');
    const list = exportLink(base, { day: '2026-06-09', by: ownerKey(ben) }, { key, now });
    expect((await open(list)).statusCode).toBe(403);
  });

  it('given waits of its own for a cart, then row, trail and wake-up say so, also when they are shorter', async () => {
    handle = withOwners([ana]);
    const changed = hoursAfter(two, 0).toISOString();
    await givenCart('w-4', {
      changed_at: changed,
      waits: 'open',
      wakeup_at: hoursAfter(two, 20).toISOString(),
    });
    const suite = {
      ...tables,
      log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
      now: () => now,
    };
    const moved: string[] = [];
    const parts = {
      ...suite,
      schedules: { set: async (_: string, at: Date) => void moved.push(at.toISOString()) },
    };
    expect(await setOwnWaits({ cartId: 'w-4', waits: [2, 30], by: ana }, parts)).toBe('set');
    expect(await tables.carts.get('w-4')).toMatchObject({
      wait_override: [2, 30],
      wakeup_at: hoursAfter(two, 2).toISOString(),
    });
    expect(moved).toEqual([hoursAfter(two, 2).toISOString()]);
    expect(await auditOf('w-4')).toMatchObject([
      { action: 'own-waits', by_user: ana, after: { wait_override: [2, 30] } },
    ]);
    expect(await setOwnWaits({ cartId: 'no-such-cart', waits: [2, 30], by: ana }, parts)).toBe('not-open');

    for (const body of ['wish=waits&first=5&second=3', 'wish=waits&first=x&second=3', 'wish=waits&first=1'])
      expect((await open(linkOf('w-4'), 'POST', body)).body).toContain('Nothing has happened');
    const done = await open(linkOf('w-4'), 'POST', 'wish=waits&first=0.5&second=24');
    expect(done.body).toContain('Done');
    expect(await tables.carts.get('w-4')).toMatchObject({ status: 'open', wait_override: [0.5, 24] });
  });
});

describe('the link of a day’s list', () => {
  const link = (day: string, signedAt = now) => exportLink(base, { day }, { key, now: signedAt });

  it('given a good one, then the list comes as a file', async () => {
    const page = await open(link('2026-06-09'));
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('href="?csv"');
    const { statusCode, body, headers } = await open(`${link('2026-06-09')}?csv`);
    expect([statusCode, body]).toEqual([200, 'Day,Cart\r\n']);
    expect(headers['content-disposition']).toBe('attachment; filename="carts-2026-06-09.csv"');
  });

  it('given a day without a list, then 404; an old link, then 403; a POST, then 405', async () => {
    expect((await open(link('2026-06-08'))).statusCode).toBe(404);
    expect((await open(link('2026-06-09', hoursAfter(now, -31 * 24)))).statusCode).toBe(403);
    expect((await open(link('2026-06-09'), 'POST')).statusCode).toBe(405);
  });
});

describe('what the mail service reports', () => {
  const report = (detailType: string, detail: object) =>
    ({ 'detail-type': detailType, detail, time: '2026-06-09T15:00:00Z' }) as unknown as UnsubEvent;
  const bounced = (bounceType: string, emailAddress: string) =>
    report('Email Bounced', { bounce: { bounceType, bouncedRecipients: [{ emailAddress }] } });

  it('given a complaint in other letter case, then the address is listed and the trail holds no address', async () => {
    const complaint = report('Email Complaint Received', {
      complaint: { complainedRecipients: [{ emailAddress: 'Angry@Example.com' }] },
    });
    await handle(complaint);
    await handle(complaint);
    expect(await tables.unsub.isListed('angry@example.com')).toBe(true);
    expect(await auditOf(digestOfAddress('angry@example.com'))).toMatchObject([
      { action: 'unsubscribe', by_user: 'system', after: { source: 'complaint' } },
    ]);
  });

  it('given a hard bounce, then it is listed; a soft one changes nothing', async () => {
    await handle(bounced('Permanent', 'gone@example.com'));
    await handle(bounced('Transient', 'full@example.com'));
    expect(await tables.unsub.isListed('gone@example.com')).toBe(true);
    expect(await tables.unsub.isListed('full@example.com')).toBe(false);
  });
});
