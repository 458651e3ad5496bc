// What every page of the desk keeps, whatever it shows.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isFromHere } from '../../../../lambdas/loyalty/desk/csrf.ts';
import { onFunctionUrl } from '../../../../lambdas/loyalty/desk/function-url.ts';
import { HOST, PIN, startDesk, type Visitor } from './desk-frame.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let boss: Visitor;
beforeAll(async () => {
  desk = await startDesk();
  await desk.person('Boss', 'manager');
  await desk.person('Ana');
});
afterAll(() => desk.stop());
beforeEach(async () => {
  boss = desk.visitor();
  await boss.signIn('Boss');
});

describe('every answer', () => {
  it.each([
    ['a page', '/staff', 200],
    ['the door', '/sign-in', 303],
    ['a page of another file', '/', 200],
    ['no page', '/nothing', 404],
    ['a page that fails', '/broken', 500],
  ])('carries the strict headers: %s', async (_, path, status) => {
    const { headers, status: answered } = await boss.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(answered).toBe(status);
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'nonce-[\w-]{22}'; script-src 'nonce-[\w-]{22}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  it('uses the nonce of its own headers, and another one each time', async () => {
    const nonces = [];
    for (const { headers, text } of [await boss.get('/staff'), await boss.get('/staff')]) {
      const nonce = /'nonce-([\w-]+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
      expect(text).toContain(`<style nonce="${nonce}">`);
      expect(text).toContain(`<script nonce="${nonce}">`);
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(2);
  });

  it('fetches nothing from anywhere and holds no style or script outside the two', async () => {
    for (const path of ['/staff', '/staff/add', '/pin']) {
      const { text } = await boss.get(path);
      expect(text).not.toMatch(/\s(style|on[a-z]+)=|https?:|<(link|img|iframe)\b/i);
    }
  });

  it('says nothing of the inside when a page fails, and offers a way back', async () => {
    const { text } = await boss.get('/broken');
    expect(text).not.toMatch(/desk\.ts|secret of the inside/);
    expect(text).toContain('href="/"');
  });

  it('to anything but opening and sending is a refusal', async () => {
    const replies = await Promise.all(
      ['PUT', 'DELETE', 'OPTIONS', 'PATCH'].map((method) => boss.send('/staff', { method })),
    );
    expect(replies.map(({ status }) => status)).toEqual([405, 405, 405, 405]);
    expect(replies[0]?.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('to a form longer than any of ours is a refusal', async () => {
    expect((await boss.post('/staff/add', { name: 'x'.repeat(70_000) })).status).toBe(413);
  });
});

describe('a form of another site', () => {
  const fields = { name: 'ana', role: 'manager' };
  it.each([
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a site of the same owner', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ['an origin that hides', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
    ['the same name at another port', { origin: `https://${HOST}:8443` }],
  ])('changes nothing: %s', async (_, headers) => {
    expect((await boss.post('/staff/role', fields, { headers })).status).toBe(403);
    expect((await desk.row('ana'))?.role).toBe('staff');
  });

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['of another length', 'abc'],
    ['guessed', 'A'.repeat(43)],
  ])('changes nothing without the token: %s', async (_, csrf) => {
    expect((await boss.post('/staff/role', fields, { csrf })).status).toBe(403);
    expect((await desk.row('ana'))?.role).toBe('staff');
  });

  it('changes nothing with the token of another session', async () => {
    const ana = desk.visitor();
    await ana.signIn('Ana');
    expect(ana.csrf).not.toBe(boss.csrf);
    expect((await boss.post('/staff/role', fields, { csrf: ana.csrf })).status).toBe(403);
  });

  it('signs nobody in', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const visitor = desk.visitor();
    const reply = await visitor.post('/sign-in', { name: 'Ana', pin: PIN }, { headers });
    expect([reply.status, visitor.cookie]).toEqual([403, undefined]);
  });

  it('is told by what the browser says, and what says nothing is left to the token', () => {
    expect(isFromHere({ host: HOST })).toBe(true);
    expect(isFromHere({ host: HOST, site: 'none' })).toBe(true);
    expect(isFromHere({ host: HOST, origin: 'nonsense' })).toBe(false);
  });
});

describe('through the Function URL', () => {
  const event = (changes: object) =>
    ({
      rawPath: '/sign-in',
      rawQueryString: '',
      headers: { host: HOST, 'x-odd': 'caf\u00e9' },
      requestContext: { domainName: HOST, http: { method: 'GET' } },
      isBase64Encoded: false,
      ...changes,
    }) as never;

  it('a form comes in as base64, and cookies go out in their own list', async () => {
    const answer = await onFunctionUrl(desk.app)(
      event({
        headers: {
          host: HOST,
          origin: `https://${HOST}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        requestContext: { domainName: HOST, http: { method: 'POST' } },
        body: Buffer.from(`name=Ana&pin=${PIN}`).toString('base64'),
        isBase64Encoded: true,
      }),
    );
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    // The session, and the browser itself.
    expect(answer.cookies).toHaveLength(2);
    expect(answer.headers).not.toHaveProperty('set-cookie');
    const cookies = [answer.cookies[0]?.split(';')[0] ?? ''];
    const home = await onFunctionUrl(desk.app)(event({ rawPath: '/', cookies }));
    expect(home.body).toBe('Hello Ana');
  });

  it.each(['TRACE', 'CONNECT', 'BREW'])('a method that nobody knows is refused: %s', async (method) => {
    const answer = await onFunctionUrl(desk.app)(
      event({ requestContext: { domainName: HOST, http: { method } } }),
    );
    expect(answer.statusCode).toBe(405);
  });

  it('a header or a cookie that no browser sends does no harm', async () => {
    const answer = await onFunctionUrl(desk.app)(
      event({
        rawPath: '/',
        cookies: ['odd=\u0416', 'caf\u00e9=1', 'a=b\r\nx-y: z'],
        headers: { host: 'a b' },
      }),
    );
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in']);
  });

  it('a path of slashes is only a path', async () => {
    const answer = await onFunctionUrl(desk.app)(
      event({ rawPath: '//evil.example/', rawQueryString: 'a=1' }),
    );
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/sign-in']);
  });
});
