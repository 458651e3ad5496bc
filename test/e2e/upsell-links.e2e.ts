// The links of a message: the one tap, and the way out.
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addLink } from '../../lambdas/upsell/nudging/links.ts';
import { digestOfAddress } from '../../shared/people/address-digest.ts';
import {
  bikeOrder,
  linkIn,
  phoneHeaders,
  somebody,
  startUpsell,
  type UpsellRuntime,
} from '../support/upsell-runtime.ts';

let shop: UpsellRuntime;
beforeAll(async () => {
  shop = await startUpsell();
  shop.runtime.model.setMode({ script: '{"suggestions":[{"sku":"BUNDLE-LIGHTS-LOCK"}]}' });
});
beforeEach(() => shop.daytime());
afterAll(() => shop.stop());

async function nudged(orderId: string) {
  const robin = somebody();
  await shop.order(bikeOrder(orderId, shop.runtime.now(), robin));
  await shop.advance('PT65M');
  const [nudge] = shop.nudgesTo(robin.phone);
  return { robin, link: linkIn(nudge?.text ?? '') };
}
async function putKeys(...keys: readonly string[]): Promise<void> {
  const parameters = new SSMClient({
    endpoint: shop.runtime.endpointUrl,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });
  for (const Value of keys)
    await parameters.send(
      new PutParameterCommand({ Name: '/upsr/links/key', Type: 'SecureString', Value, Overwrite: true }),
    );
  parameters.destroy();
}
const basketOfBundle = 'https://ridgeback.example/cart/add?sku=BUNDLE-LIGHTS-LOCK';

describe('a tap', () => {
  it('counts once; a second one redirects and changes nothing', async () => {
    const { link } = await nudged('tap-1');
    expect((await shop.tap(link)).status).toBe(302);
    const first = await shop.offerOf('tap-1');
    expect(first).toMatchObject({ state: 'taken' });
    await shop.advance('PT10M');
    const again = await shop.tap(link);
    expect([again.status, again.headers.get('location')]).toEqual([302, basketOfBundle]);
    expect(await shop.offerOf('tap-1')).toEqual(first);
  });

  it('after three days is out of window, and still redirected', async () => {
    const { link } = await nudged('tap-2');
    const ends = String((await shop.offerOf('tap-2'))?.window_ends_at);
    await shop.advance(new Date(Date.parse(ends) + 1_000).toISOString());
    const answer = await shop.tap(link);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, basketOfBundle]);
    expect(await shop.offerOf('tap-2')).toMatchObject({ state: 'out-of-window' });
  });

  it('after the sweep leaves the offer ignored, notes the late tap, and still redirects', async () => {
    const { link } = await nudged('tap-3');
    await shop.advance('P3DT2H');
    expect(await shop.offerOf('tap-3')).toMatchObject({ state: 'ignored' });
    expect((await shop.tap(link)).status).toBe(302);
    const offer = await shop.offerOf('tap-3');
    expect(offer).toMatchObject({ state: 'ignored' });
    expect(offer?.late_tapped_at).toEqual(expect.any(String));
  });

  it.each<[string, Record<string, string>, string]>([
    ['a HEAD request', phoneHeaders, 'HEAD'],
    ['a link preview', { 'user-agent': 'WhatsApp/2.23.20.0' }, 'GET'],
    ['a chat preview', { 'user-agent': 'Mozilla/5.0 (compatible; Slackbot-LinkExpanding 1.0)' }, 'GET'],
    [
      'a search robot',
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' },
      'GET',
    ],
    ['a prefetch', { ...phoneHeaders, 'sec-purpose': 'prefetch' }, 'GET'],
    ['an embedded image', { ...phoneHeaders, 'sec-fetch-dest': 'image' }, 'GET'],
    ['a scanner that borrowed an agent', { 'user-agent': phoneHeaders['user-agent'] }, 'GET'],
  ])('by %s is redirected and not recorded', async (name, headers, method) => {
    const { link } = await nudged(`robot-${name}`);
    const before = await shop.offerOf(`robot-${name}`);
    const answer = await shop.tap(link, headers, method);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, basketOfBundle]);
    expect(await shop.offerOf(`robot-${name}`)).toEqual(before);
  });

  it('by something that cannot be told is redirected and counted apart', async () => {
    const { link } = await nudged('unclear');
    const answer = await shop.tap(link, { 'user-agent': 'Mozilla/5.0' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, basketOfBundle]);
    expect(await shop.offerOf('unclear')).toMatchObject({ state: 'sent', reason: 'opened-unclear' });
  });

  it('with a forged, edited or cut token gets a plain 404 that says nothing', async () => {
    const { link } = await nudged('forged');
    const base = link.slice(0, link.lastIndexOf('/') + 1);
    const token = link.slice(base.length);
    const flip = (text: string, at: number) =>
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
    const offerId = String((await shop.offerOf('forged'))?.offer_id);
    const bad = [
      flip(token, 0),
      flip(token, token.length - 1),
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      offerId,
      `a/${token}`,
      `a/${Buffer.from('offer\0SKU').toString('base64url')}.${'A'.repeat(22)}`,
      '%00',
      'x'.repeat(5_000),
      '',
      'a/',
      'b/x',
      `${token}/more`,
    ];
    for (const forged of bad) {
      const answer = await shop.tap(`${base}${forged}`);
      expect(answer.status, forged).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(await answer.text()).not.toMatch(/Error|at .*\.mjs|offer/);
    }
    expect((await shop.tap(link, phoneHeaders, 'POST')).status).toBe(405);
    expect(await shop.offerOf('forged')).toMatchObject({ state: 'sent' });
  });

  it('of a text from the time of signed links still counts, and so does its repeat', async () => {
    await nudged('signed-1');
    const offer = await shop.offerOf('signed-1');
    const key = 'a-link-key-of-the-time-before';
    await putKeys(key);
    await shop.advance('PT10M');
    const link = addLink(
      shop.runtime.functionUrl('upsr-addlink'),
      { offerId: String(offer?.offer_id), sku: String(offer?.sku) },
      key,
    );
    expect((await shop.tap(link)).status).toBe(302);
    expect(await shop.offerOf('signed-1')).toMatchObject({ state: 'taken' });
    expect((await shop.tap(link)).status).toBe(302);
  });

  it('that races the sweep leaves one final state', async () => {
    const { link } = await nudged('race');
    const offer = await shop.offerOf('race');
    await shop.runtime.put('upsr-offers', [{ ...offer, window_ends_at: shop.runtime.now().toISOString() }]);
    const [answer] = await Promise.all([shop.tap(link), shop.runtime.invoke('upsr-sweep', {})]);
    expect(answer.status).toBe(302);
    await shop.runtime.idle();
    expect(['ignored', 'out-of-window']).toContain((await shop.offerOf('race'))?.state);
  });
});

describe('opting out by text', () => {
  it('of "STOP" is for good, for every account with that number', async () => {
    const { robin } = await nudged('stop-1');
    shop.runtime.receiveText({ from: robin.phone, body: ' Stop. ' });
    await shop.runtime.idle();
    const listed = (await shop.runtime.table('upsr-optout')).map(({ customer_id }) => customer_id);
    expect(listed).toContain(robin.id);
    // Also when the same person comes back as a guest or under a new account, and however they consent again.
    await shop.post({ type: 'customer.consented', channel: 'sms', customer: { id: robin.id } });
    await shop.order(bikeOrder('stop-2', shop.runtime.now(), { ...robin, id: 'another-account' }));
    expect(await shop.orderRow('stop-2')).toMatchObject({ gate_outcome: 'opted-out' });
    await shop.advance('P1D');
    expect(shop.nudgesTo(robin.phone)).toHaveLength(1);
  });

  it('given more than a stop, then it counts and the owner hears, with the number masked', async () => {
    const robin = somebody();
    shop.runtime.receiveText({ from: robin.phone, body: 'Please cancel my order of the lock' });
    await shop.runtime.idle();
    await shop.order(bikeOrder('stop-3', shop.runtime.now(), robin));
    expect(await shop.orderRow('stop-3')).toMatchObject({ gate_outcome: 'opted-out' });
    const letter = shop.ownerLetters().at(-1);
    expect(letter?.text).toContain('Please cancel my order of the lock');
    expect(letter?.text).toContain(`${robin.phone.slice(0, 3)}•••`);
    expect(letter?.text).not.toContain(robin.phone);
  });

  it('given a question, then the owner hears, with the customer’s id, and nobody is opted out', async () => {
    const { robin } = await nudged('ask-1');
    shop.runtime.receiveText({ from: robin.phone, body: 'Is the lock <b>red</b>?' });
    await shop.runtime.idle();
    const letter = shop.ownerLetters().at(-1);
    expect(letter?.text).toContain('Is the lock <b>red</b>?');
    expect(letter?.html).not.toContain('<b>red</b>');
    expect(letter?.text).toContain(robin.id);
    const listed = (await shop.runtime.table('upsr-optout')).map(({ customer_id }) => customer_id);
    expect(listed).not.toContain(robin.id);
  });

  it('given a flood, then the owner has a few letters of one number, a few more of all, and every stop counts', async () => {
    const before = shop.ownerLetters().length;
    const flooder = '+447700955000';
    for (let text = 0; text < 8; text += 1)
      shop.runtime.receiveText({ from: flooder, body: `Spam number ${text}` });
    await shop.runtime.idle();
    // Three of them, and one that says that there were more.
    expect(shop.ownerLetters().length - before).toBe(4);

    const others = Array.from({ length: 40 }, (_, index) => `+4477009560${String(10 + index)}`);
    for (const from of others) shop.runtime.receiveText({ from, body: 'Who is this? Stop' });
    await shop.runtime.idle();
    expect(shop.ownerLetters().length - before).toBeLessThanOrEqual(21);
    const listed = new Set((await shop.runtime.table('upsr-optout')).map(({ customer_id }) => customer_id));
    expect(others.filter((from) => !listed.has(digestOfAddress(from)))).toEqual([]);
  });
});

describe('by e-mail', () => {
  let link = '';
  const robin = somebody();

  it('the nudge carries the same offer, and both ways out', async () => {
    await shop.runtime.objects.write('upsr-rules-source', 'settings.txt', Buffer.from('Send by e-mail.\n'));
    await shop.advance('PT2M');
    await shop.order(bikeOrder('mail-1', shop.runtime.now(), robin));
    await shop.advance('PT65M');
    const [mail] = shop.nudgesTo(robin.email);
    expect(mail).toMatchObject({ channel: 'email' });
    expect(mail?.html).toContain('£45.00');
    const [add, unsubscribe, ...others] = mail?.text.match(/https?:\/\/\S+/g) ?? [];
    expect(others).toEqual([]);
    expect(add).toContain('/a/');
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    link = unsubscribe ?? '';
  });

  it('opening the unsubscribe page, however often and by whatever robot, changes nothing', async () => {
    const before = await shop.runtime.table('upsr-optout');
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await shop.tap(link, {}, method);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(await page.text()).toMatch(method === 'HEAD' ? /^$/ : /<form method="post"/);
    }
    expect(await shop.runtime.table('upsr-optout')).toEqual(before);
  });

  it('pressing its button opts out for good, and so does the one-click post', async () => {
    const done = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'error',
    });
    expect(done.status).toBe(200);
    expect((await shop.runtime.table('upsr-optout')).map(({ customer_id }) => customer_id)).toContain(
      robin.id,
    );
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    await shop.order(bikeOrder('mail-2', shop.runtime.now(), robin));
    expect(await shop.orderRow('mail-2')).toMatchObject({ gate_outcome: 'opted-out' });
  });

  it('a forged unsubscribe link is a plain 404, for GET and POST', async () => {
    const forged = `${link.slice(0, -2)}AA`;
    expect((await shop.tap(forged)).status).toBe(404);
    expect((await fetch(forged, { method: 'POST' })).status).toBe(404);
    // And one kind of link is never good as the other.
    const token = new URL(link).pathname.split('/').at(-1);
    expect((await shop.tap(`${shop.runtime.functionUrl('upsr-addlink')}a/${token}`)).status).toBe(404);
  });

  it.each([
    ['a hard bounce', 'bounce+robin@example.com'],
    ['a complaint', 'complaint+robin@example.com'],
  ])('%s opts the address out', async (name, email) => {
    const unlucky = somebody({ email });
    await shop.order(bikeOrder(`feedback-${name}`, shop.runtime.now(), unlucky));
    await shop.advance('PT65M');
    expect((await shop.runtime.table('upsr-optout')).map(({ customer_id }) => customer_id)).toContain(
      unlucky.id,
    );
    await shop.order(bikeOrder(`feedback-${name}-2`, shop.runtime.now(), somebody({ email })));
    expect(await shop.orderRow(`feedback-${name}-2`)).toMatchObject({ gate_outcome: 'opted-out' });
  });
});

describe('a link signed with the key before a rotation', () => {
  it('still works, and new links are signed with the new key', async () => {
    await shop.runtime.objects.write('upsr-rules-source', 'settings.txt', Buffer.from('Send by e-mail.\n'));
    await shop.advance('PT2M');
    const robin = somebody();
    await shop.order(bikeOrder('rotate-1', shop.runtime.now(), robin));
    await shop.advance('PT65M');
    const link = shop.nudgesTo(robin.email)[0]?.text.match(/https?:\/\/\S+/)?.[0] ?? '';
    await putKeys('a-brand-new-link-key-of-length', 'and-a-newer-one-a-week-later');
    await shop.advance('PT10M');
    expect((await shop.tap(link)).status).toBe(302);
    expect(await shop.offerOf('rotate-1')).toMatchObject({ state: 'taken' });
  });
});
