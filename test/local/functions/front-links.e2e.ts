// The links of nudges and reminders at an address of the shop's own, as people follow them: one tap, and the ways out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atFront, FRONT, frontLinkIn } from '../../support/at-front.ts';
import { type CartRuntime, cartOf, startCarts } from '../../support/cart-runtime.ts';
import { bikeOrder, somebody, startUpsell } from '../../support/upsell-runtime.ts';

const SCRIPT = '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}';

/** A shop with this channel, and somebody who got its nudge. */
async function nudging(channel: 'sms' | 'email') {
  const shop = await startUpsell({ shop: { front: FRONT }, upsell: { channel } });
  shop.runtime.model.setMode({ script: SCRIPT });
  const robin = somebody();
  await shop.order(bikeOrder('front-1', shop.runtime.now(), robin));
  await shop.advance('PT90M');
  const [nudge] = shop.nudgesTo(channel === 'sms' ? robin.phone : robin.email);
  return { shop, robin, nudge, front: atFront(shop.runtime) };
}
let nudged: Awaited<ReturnType<typeof nudging>>;

async function expectTaken(link: string): Promise<void> {
  const { shop, front } = nudged;
  const tapped = await front.open(link);
  const basket = expect.stringContaining('BUNDLE-LIGHTS-LOCK');
  expect([tapped.status, tapped.headers.get('location')]).toEqual([302, basket]);
  const first = await shop.offerOf('front-1');
  expect(first).toMatchObject({ state: 'taken' });
  expect((await front.open(link)).status).toBe(302);
  expect(await shop.offerOf('front-1')).toEqual(first);
}

describe('given a nudge by text', () => {
  beforeAll(async () => {
    nudged = await nudging('sms');
  }, 240_000);
  afterAll(() => nudged?.shop.stop());

  it('its link is the domain and one word, leads to the basket, and counts once', async () => {
    const link = frontLinkIn(nudged.nudge?.text ?? '', /^\/[\w-]+$/);
    expect(link.length).toBeLessThan(50);
    await expectTaken(link);
  });
});

describe('given a nudge by e-mail', () => {
  beforeAll(async () => {
    nudged = await nudging('email');
  }, 240_000);
  afterAll(() => nudged?.shop.stop());

  it('its button leads to the basket, and counts once', () =>
    expectTaken(frontLinkIn(nudged.nudge?.html ?? '', /^\/a\//)));

  it('its way out shows a page, and one press of the mail program ends it', async () => {
    const { shop, robin, nudge, front } = nudged;
    const link = frontLinkIn(nudge?.html ?? '', /^\/u\//);
    expect(JSON.stringify(nudge?.headers)).toContain(link);
    expect((await front.open(link)).status).toBe(200);
    expect(await shop.runtime.table('upsr-optout')).toEqual([]);
    expect((await front.post(link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    await shop.runtime.idle();
    expect((await shop.runtime.table('upsr-optout')).length).toBeGreaterThan(0);
    await shop.order(bikeOrder('front-2', shop.runtime.now(), robin));
    expect(await shop.offerOf('front-2')).toBeUndefined();
  });
});

describe('given a reminder of a cart', () => {
  let shop: CartRuntime;
  let front: ReturnType<typeof atFront>;
  beforeAll(async () => {
    shop = await startCarts({ shop: { front: FRONT } });
    front = atFront(shop.runtime);
  }, 240_000);
  afterAll(() => shop?.stop());

  it('its way out begins at /cart, shows a page, and a press there puts the address on the list', async () => {
    const cart = cartOf(shop.runtime.now());
    await shop.tell(cart);
    await shop.advance('PT3H');
    const [mail] = shop.mailsTo(cart.email);
    const link = frontLinkIn(`${mail?.text} ${mail?.html}`, /^\/cart\//);
    expect((await front.open(link)).status).toBe(200);
    expect(await shop.runtime.table('cr-unsub')).toEqual([]);
    expect((await front.post(link, {}, { origin: `https://${FRONT.domain}` })).status).toBe(200);
    await shop.runtime.idle();
    expect(await shop.runtime.table('cr-unsub')).toMatchObject([{ email: cart.email }]);
    expect(JSON.stringify(mail?.headers)).toContain(`https://${FRONT.domain}/cart/`);
  });
});
