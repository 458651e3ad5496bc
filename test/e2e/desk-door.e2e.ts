// The desk's door over HTTP, on the runtime: guesses at once, what the owner hears of them, and a page that fails.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Intercept } from '../../local/aws/intercept.ts';
import { PIN, putStaff } from '../support/desk-browser.ts';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';

let loyalty: LoyaltyRuntime;
let trouble: Intercept | undefined;
beforeAll(async () => {
  loyalty = await startLoyalty({ intercept: (call, phase) => trouble?.(call, phase) });
  await putStaff(loyalty);
});
afterAll(() => loyalty?.stop());
afterEach(() => {
  trouble = undefined;
});

const at = (path: string): string => new URL(path, loyalty.deskUrl).href;
const signIn = (name: string, pin: string): Promise<Response> =>
  fetch(at('/sign-in'), {
    method: 'POST',
    body: new URLSearchParams({ name, pin }),
    redirect: 'manual',
  });
const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const open = (path: string, cookie: string): Promise<Response> =>
  fetch(at(path), { headers: { cookie }, redirect: 'manual' });
const rowOf = async (name: string) =>
  (await loyalty.runtime.table('loy-staff')).find((row) => row.name === name);
const alarm = (name: string): string | undefined =>
  (loyalty.runtime.alarms() as { name: string; state: string }[]).find((one) => one.name === name)?.state;

describe('the door of the desk', () => {
  it('compares five of twenty guesses that come at once, and then none, the right one included', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => signIn('sam', String(300_127 + index))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    expect(await rowOf('sam')).toMatchObject({ failures: 5, locked_until: expect.any(String) });
    expect((await signIn('sam', PIN)).status).toBe(401);
    await loyalty.advance('PT1M');
    expect((await signIn('sam', PIN)).status).toBe(303);
    expect((await rowOf('sam'))?.failures).toBe(0);
  });

  it('tells the owner after thirty refusals in an hour', async () => {
    for (let round = 0; round < 30; round += 1) await signIn('nobody', '300127');
    await loyalty.advance('PT10M');
    expect(alarm('loy-redeem-refusals')).toBe('ALARM');
  });

  it('tells the owner after ten conditions that failed in an hour, which wrong PINs are none of', async () => {
    await loyalty.advance('PT2H');
    for (let round = 0; round < 12; round += 1) await signIn('nobody', '300127');
    const cookie = cookieOf(await signIn('mel', PIN));
    const [, csrf = ''] =
      /name="csrf" value="([^"]+)"/.exec(await (await open('/staff/add', cookie)).text()) ?? [];
    const addSamAgain = () =>
      fetch(at('/staff/add'), {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ csrf, name: 'Sam', role: 'staff' }),
      });
    for (let round = 0; round < 9; round += 1) expect((await addSamAgain()).status).toBe(409);
    await loyalty.advance('PT5M');
    expect(alarm('loy-redeem-conditions')).toBe('OK');
    await addSamAgain();
    await loyalty.advance('PT5M');
    expect(alarm('loy-redeem-conditions')).toBe('ALARM');
  });

  it('tells the owner of every request that was turned away because too much ran at once', async () => {
    expect(alarm('loy-throttles')).toBe('OK');
    trouble = ({ action }) =>
      action === 'InvokeFunctionUrl' ? { fail: 'TooManyRequestsException' } : undefined;
    expect((await fetch(at('/sign-in'))).status).toBe(429);
    trouble = undefined;
    await loyalty.advance('PT2M');
    expect(alarm('loy-throttles')).toBe('ALARM');
  });

  it('keeps a session for twelve hours and not a minute longer', async () => {
    const cookie = cookieOf(await signIn('mel', PIN));
    await loyalty.advance('PT11H59M');
    expect((await open('/staff', cookie)).status).toBe(200);
    await loyalty.advance('PT1M');
    expect((await open('/staff', cookie)).status).toBe(401);
  });

  it('answers a failure of the inside with a page, tells the owner, and the next try works', async () => {
    const cookie = cookieOf(await signIn('mel', PIN));
    trouble = (call) => (call.action === 'Scan' ? 'fail' : undefined);
    const failed = await open('/staff', cookie);
    const text = await failed.text();
    expect([failed.status, failed.headers.get('content-type')]).toEqual([500, 'text/html; charset=UTF-8']);
    expect(text).toContain('Something went wrong');
    expect(text).not.toMatch(/\bat .*:\d+|InternalServerError|dynamo/i);
    trouble = undefined;
    expect((await open('/staff', cookie)).status).toBe(200);
    await loyalty.advance('PT5M');
    expect(alarm('loy-redeem-failures')).toBe('ALARM');
  });

  it('counts a try whose answer was lost, and never more tries than there were', async () => {
    await loyalty.advance('PT1H');
    trouble = (call, phase) => {
      if (phase !== 'after' || call.action !== 'UpdateItem') return undefined;
      trouble = undefined;
      return 'crash';
    };
    expect((await signIn('sam', '300127')).status).toBe(502);
    expect((await rowOf('sam'))?.failures).toBe(1);
    expect((await signIn('sam', PIN)).status).toBe(303);
    expect((await rowOf('sam'))?.failures).toBe(0);
  });

  it('writes no name, no PIN and no cookie into the log, and asks for nothing it may not have', async () => {
    const log = loyalty.runtime.logs('loy-redeem-handler').join('\n');
    expect(log).toContain('sign-in refused');
    expect(log).not.toMatch(/\bsam\b|\bmel\b|nobody|300127|__Host-desk=|482913/i);
    expect(loyalty.runtime.permissions().denied).toEqual([]);
  });
});
