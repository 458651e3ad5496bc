// The shop's own address, tried end to end on the laptop: the distribution of the template before real functions.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LoyaltyRuntime, MARIA, saleOf, startLoyalty } from '../../support/loyalty-runtime.ts';

const front = {
  domain: 'go.ridgeback.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
};
const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

let loyalty: LoyaltyRuntime;
let at: string;
beforeAll(async () => {
  loyalty = await startLoyalty({ shop: { front } });
  const status = loyalty.runtime.status();
  expect(status.front?.domain).toBe(front.domain);
  at = (status.front?.url ?? '').replace(/\/$/, '');
});
afterAll(() => loyalty?.stop());

/** As a browser asks at the shop's own address, wherever that answers here. */
const open = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(at + path.replace(`https://${front.domain}`, ''), {
    redirect: 'manual',
    ...init,
    headers: { ...BROWSER, ...init.headers },
  });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  open(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

test('somebody joins, confirms and leaves by the short paths, and every link in the mails begins there', async () => {
  await loyalty.tell(saleOf(loyalty.runtime.now(), { total: '120.00', items: [] }));
  const form = await open('/join');
  expect(form.status).toBe(200);
  expect(form.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  const fields = { name: 'Maria', phone: MARIA, email: 'maria@example.com', website: '' };
  const joined = await post('/join', fields, { origin: `https://${front.domain}` });
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
