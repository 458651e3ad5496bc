// The shop's own address, tried end to end on the laptop: the distribution of the template before real functions.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atFront, FRONT } from '../../support/at-front.ts';
import { type LoyaltyRuntime, MARIA, saleOf, startLoyalty } from '../../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let open: ReturnType<typeof atFront>['open'];
let post: ReturnType<typeof atFront>['post'];
beforeAll(async () => {
  loyalty = await startLoyalty({ shop: { front: FRONT } });
  ({ open, post } = atFront(loyalty.runtime));
}, 240_000);
afterAll(() => loyalty?.stop());

test('somebody joins, confirms and leaves by the short paths, and every link in the mails begins there', async () => {
  await loyalty.tell(saleOf(loyalty.runtime.now(), { total: '120.00', items: [] }));
  const form = await open('/join');
  expect(form.status).toBe(200);
  expect(form.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  const fields = { name: 'Maria', phone: MARIA, email: 'maria@example.com', website: '' };
  const joined = await post('/join', fields, { origin: `https://${FRONT.domain}` });
  expect([joined.status, joined.headers.get('location')]).toEqual([303, '/join/thanks?mail']);
  expect((await open('/join/thanks?mail')).status).toBe(200);
  await loyalty.runtime.idle();

  const [mail] = loyalty.mailsTo('maria@example.com');
  const link = /https:\/\/go\.ridgeback\.example\/join\/c\/[^\s"]+/.exec(mail?.text ?? '')?.[0] ?? '';
  expect(link).not.toBe('');
  expect((await open(link)).status).toBe(200);
  expect((await post(link, { 'opt-in': 'yes', optIn: 'yes' })).status).toBeLessThan(400);
  await loyalty.runtime.idle();
  expect(await loyalty.member(MARIA)).toMatchObject({ email: 'maria@example.com' });

  for (const { html = '' } of loyalty.mailsTo('maria@example.com'))
    for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g))
      expect(address).toMatch(/^https:\/\/(?:go\.)?ridgeback\.example(?:\/|$)/);
});

test('a form of another site is refused there as well, and a path of nobody is a plain 404', async () => {
  const fields = { name: 'Eve', phone: MARIA, email: '', website: '' };
  const foreign = await post('/join', fields, {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
  });
  expect(foreign.status).toBe(403);
  expect((await open('/nothing-of-ours')).status).toBe(404);
});

test('links of the time before, at the function’s own address, still open', async () => {
  expect((await fetch(loyalty.signupUrl)).status).toBe(200);
  expect((await fetch(`${loyalty.signupUrl}thanks`)).status).toBe(200);
});

test('what passes there is a line of the bill: less than a cent, and off it within the allowance', async () => {
  const { calls, bill } = await loyalty.runtime.usage();
  const asked = calls.filter(({ service }) => service === 'cloudfront');
  expect(asked).toMatchObject([{ action: 'Request', product: 'front', count: expect.any(Number) }]);
  const line = bill.lines.find(({ service }) => service === 'CloudFront');
  expect(line).toMatchObject({ group: 'usage', metered: ['cloudfront'] });
  expect(line?.amount).toBeLessThan(0.01);
  expect(bill.products.find(({ product }) => product === 'front')?.lines).toContainEqual(
    expect.objectContaining({ service: 'CloudFront' }),
  );
});
