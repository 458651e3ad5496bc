import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { makeEarnFunction } from '../../../../lambdas/loyalty/earning/earn-function.ts';
import { makePosWebhook } from '../../../../lambdas/loyalty/functions/pos-webhook.ts';
import { makeLog } from '../../../../shared/handlers/log.ts';
import { makeSecrets } from '../../../../shared/secrets/secrets.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { NOW, standardHeaders } from '../../../shared/webhooks/requests.ts';
import { eventOf as squareEvent, squareSignature, startSquare } from '../../../support/square-stand-in.ts';

const signingSecret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;
const HOST = 'abc.lambda-url.ap-southeast-1.on.aws';
const lambda = mockClient(LambdaClient);
const secretsManager = mockClient(SecretsManagerClient);
afterAll(() => {
  lambda.restore();
  secretsManager.restore();
});
const logged: string[] = [];
let clock = NOW.getTime();

const answerWith = (payload: unknown, error?: string) =>
  lambda.on(InvokeCommand).resolves({
    Payload: Buffer.from(JSON.stringify(payload)) as never,
    ...(error === undefined ? {} : { FunctionError: error }),
  });
const holdSecret = (fields: Record<string, string>) =>
  secretsManager
    .on(GetSecretValueCommand, { VersionStage: 'AWSCURRENT' })
    .resolves({ SecretString: JSON.stringify(fields) });

beforeEach(() => {
  lambda.reset();
  secretsManager.reset();
  secretsManager
    .on(GetSecretValueCommand)
    .rejects(Object.assign(new Error('none'), { name: 'ResourceNotFoundException' }));
  holdSecret({ signingSecret });
  answerWith({ status: 'accepted', reason: 'added' });
  logged.length = 0;
  clock = NOW.getTime();
});

const webhook = (shop = aShop({ currency: 'USD', country: 'US' })) =>
  makePosWebhook({
    shop,
    log: makeLog({ functionName: 'test', now: () => NOW, write: (line) => logged.push(line) }),
    now: () => new Date(clock),
    secrets: makeSecrets(new SecretsManagerClient({}), () => new Date(clock)),
    secretId: 'loy/pos/secret',
    fetch,
    sleep: async () => {},
    earn: makeEarnFunction(new LambdaClient({}), 'loy-earn'),
  });

const sale = (changes: Record<string, unknown> = {}) => ({
  type: 'sale.completed',
  sale_id: 's-9001',
  closed_at: '2026-06-02T09:15:00Z',
  phone: '(212) 555-0100',
  currency: 'USD',
  total: '18.00',
  items: [],
  ...changes,
});
const eventOf = (
  content: unknown,
  { headers, path = '/', method = 'POST' }: { headers?: object; path?: string; method?: string } = {},
) => {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    rawPath: path,
    rawQueryString: '',
    headers: headers ?? standardHeaders(body, { secret: signingSecret }),
    requestContext: { domainName: HOST, http: { method } },
    body,
    isBase64Encoded: false,
  } as unknown as LambdaFunctionURLEvent;
};
async function post(content: unknown, options = {}, handle = webhook()) {
  const { statusCode, body } = await handle(eventOf(content, options));
  return { status: statusCode, json: JSON.parse(body) };
}
const payloads = () =>
  lambda
    .commandCalls(InvokeCommand)
    .map(({ args }) => JSON.parse(Buffer.from(args[0].input.Payload as Uint8Array).toString()));

describe('loy-pos-webhook', () => {
  it('has a signed sale counted before it answers, and says what came of it', async () => {
    expect(await post(sale())).toEqual({ status: 200, json: { status: 'accepted', reason: 'added' } });
    const [call] = lambda.commandCalls(InvokeCommand);
    expect(call?.args[0].input).toMatchObject({
      FunctionName: 'loy-earn',
      InvocationType: 'RequestResponse',
    });
    expect(payloads()).toMatchObject([{ saleId: 's-9001', phone: '+12125550100', totalMinor: 1800 }]);
  });

  it.each([
    ['accepted', 'held'],
    ['duplicate', 'known'],
    ['ignored', 'no-member'],
  ])('passes %s (%s) on', async (status, reason) => {
    answerWith({ status, reason });
    expect(await post(sale())).toEqual({ status: 200, json: { status, reason } });
  });

  it('asks whether a delivery that is eleven minutes old was told before, and refuses one that was not', async () => {
    const delivery = { headers: standardHeaders(JSON.stringify(sale()), { secret: signingSecret }) };
    clock = NOW.getTime() + 11 * 60_000;
    answerWith({ status: 'duplicate', reason: 'told-before' });
    expect(await post(sale(), delivery)).toEqual({ status: 200, json: { status: 'duplicate' } });
    answerWith({ status: 'ignored', reason: 'never-told' });
    // Whoever signed it rightly is told that it is the clock; whoever did not, nothing.
    expect(await post(sale(), delivery)).toEqual({
      status: 401,
      json: {
        error: 'unauthorized',
        reason: expect.stringContaining(
          'The signature is right, and its timestamp is more than five minutes away',
        ),
        time_here: new Date(clock).toISOString(),
      },
    });
    expect(payloads()).toMatchObject([
      { type: 'event.late', saleId: 's-9001', event: { type: 'sale.completed', totalMinor: 1800 } },
      { type: 'event.late' },
    ]);
    expect(await post(sale({ total: '19.00' }), delivery)).toEqual({
      status: 401,
      json: { error: 'unauthorized' },
    });
    expect(payloads()).toHaveLength(2);
  });

  it.each([
    ['no signature', {}],
    ['a forged one', standardHeaders('{}', { secret: signingSecret })],
  ])('turns %s away', async (_, headers) => {
    expect(await post(sale(), { headers })).toEqual({ status: 401, json: { error: 'unauthorized' } });
    expect(payloads()).toEqual([]);
  });

  it('names each field that does not fit, and logs nobody', async () => {
    const { status, json } = await post(sale({ total: 'lots', phone: 'call 212 555 0100' }));
    expect(status).toBe(400);
    expect(json.issues.map(({ path }: { path: string }) => path).sort()).toEqual(['phone', 'total']);
    expect(payloads()).toEqual([]);
    expect(logged.join()).toContain('phone');
    expect(logged.join()).not.toContain('555');
  });

  it('ignores what it does not know, takes POST only and nothing over 900 KB', async () => {
    expect((await post({ type: 'drawer.opened' })).json).toEqual({
      status: 'ignored',
      reason: 'type drawer.opened',
    });
    expect((await post('', { method: 'GET', headers: {} })).status).toBe(405);
    expect((await post(sale({ note: 'x'.repeat(901 * 1024) }))).status).toBe(413);
    expect(payloads()).toEqual([]);
  });

  it.each<[string, () => unknown, string]>([
    ['fails', () => answerWith({ errorType: 'Error', errorMessage: '+12125550100' }, 'Unhandled'), 'Error'],
    ['says nothing', () => answerWith(null), 'no answer'],
    ['cannot be reached', () => lambda.on(InvokeCommand).rejects(new Error('no Lambda today')), 'no Lambda'],
  ])('lets the till try again when loy-earn %s', async (_, arrange, message) => {
    arrange();
    const error = await post(sale()).catch((thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).not.toContain('555');
  });

  it('knows a secret that was changed a moment ago', async () => {
    const handle = webhook();
    await post(sale(), {}, handle);
    const changed = `whsec_${Buffer.from('another secret of good length').toString('base64')}`;
    holdSecret({ signingSecret: changed });
    clock += 61_000;
    const body = JSON.stringify(sale());
    const headers = standardHeaders(body, { secret: changed, at: new Date(clock) });
    expect((await post(body, { headers }, handle)).status).toBe(200);
  });
});

describe('for Square', () => {
  it('verifies by the address in the secret or the one that was called, and fetches the sale', async () => {
    const till = await startSquare();
    const shop = aShop({ platform: 'square', country: 'US', currency: 'USD', squareApiUrl: till.url });
    holdSecret({ signingSecret: 'key', accessToken: till.accessToken });
    const sold = till.sell({ lines: [{ name: 'Latte', amount: 1800 }], phone: '2125550100', at: NOW });
    const body = JSON.stringify(sold.payment);
    const postTo = (address: string, path = '/') =>
      post(body, { headers: squareSignature(body, address, 'key'), path }, webhook(shop));
    expect((await postTo(`https://${HOST}/`)).status).toBe(200);
    expect((await postTo(`https://${HOST}`)).status).toBe(200);
    expect((await postTo(`https://${HOST}/square`, '/square')).status).toBe(200);
    expect((await postTo('https://till.ridgeback.example/hook')).status).toBe(401);
    holdSecret({
      signingSecret: 'key',
      accessToken: till.accessToken,
      notificationUrl: 'https://till.ridgeback.example/hook',
    });
    expect((await postTo('https://till.ridgeback.example/hook')).status).toBe(200);
    expect(payloads()).toHaveLength(4);
    expect(payloads().at(-1)).toMatchObject({ saleId: sold.orderId, phone: '+12125550100' });
    await till.stop();
  });

  it('has each sale of a return counted, and is told the same again where it was stopped between two', async () => {
    const till = await startSquare();
    const shop = aShop({ platform: 'square', country: 'US', currency: 'USD', squareApiUrl: till.url });
    holdSecret({ signingSecret: 'key', accessToken: till.accessToken });
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const back = (source_order_id: string, amount: number) => ({
      source_order_id,
      return_amounts: { total_money: usd(amount) },
    });
    till.keep('orders', { id: 'both', returns: [back('A', 600), back('B', 1200)] });
    till.keep('payments', { id: 'pay', order_id: 'C' });
    const refund = { id: 'r', status: 'COMPLETED', order_id: 'both', payment_id: 'pay' };
    const at = { created_at: NOW.toISOString(), amount_money: usd(1800) };
    const body = JSON.stringify(squareEvent('refund.updated', 'refund', { ...refund, ...at }));
    const tell = (more: object = {}) =>
      post(
        body,
        { headers: { ...squareSignature(body, `https://${HOST}/`, 'key'), ...more } },
        webhook(shop),
      );
    lambda
      .on(InvokeCommand)
      .resolvesOnce({
        Payload: Buffer.from(JSON.stringify({ status: 'duplicate', reason: 'taken-back' })) as never,
      })
      .resolves({
        Payload: Buffer.from(JSON.stringify({ status: 'accepted', reason: 'taken-back' })) as never,
      });
    expect(await tell()).toMatchObject({ status: 200, json: { status: 'accepted' } });
    expect(payloads().map(({ refundOf }) => refundOf)).toEqual(['A', 'B']);
    answerWith({ errorType: 'Error' }, 'Unhandled');
    await expect(tell()).rejects.toThrow('loy-earn failed');
    // Square cannot show the return any more, and will not tell again.
    till.inTrouble(() => ({ status: 404 }));
    await expect(tell({ 'square-retry-number': '3' })).rejects.toThrow('yet');
    answerWith({ status: 'accepted', reason: 'held' });
    expect(await tell({ 'square-retry-number': '11' })).toMatchObject({ json: { reason: 'held' } });
    expect(payloads().at(-1)).toMatchObject({ type: 'money.unread', what: 'refund', totalMinor: 1800 });
    await till.stop();
  });
});
