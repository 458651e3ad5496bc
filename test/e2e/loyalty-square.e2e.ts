// A shop with Square tills: webhooks as Square signs them, over the address and the body; orders and customers from
// Square's interface; a tip, a change of the bill, a refund.
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LoyaltyRuntime, startLoyalty } from '../support/loyalty-runtime.ts';
import {
  eventOf,
  type SquareLine,
  type SquareStandIn,
  squareSignature,
  startSquare,
} from '../support/square-stand-in.ts';

let till: SquareStandIn;
let shop: LoyaltyRuntime;
const hook = () => shop.runtime.functionUrl('loy-pos-webhook');
const now = () => shop.runtime.now();

beforeAll(async () => {
  till = await startSquare();
  shop = await startLoyalty({ loyalty: { platform: 'square' } });
  shop.runtime.outside.register('connect.squareup.com', till.url);
  await putSecret({ accessToken: till.accessToken });
  await shop.runtime.objects.write(
    'loy-rules-source',
    'rules.txt',
    Buffer.from(
      'Earn 1 point per dollar spent.\nBeans earn double points.\nReward tiers: 100 points = a free coffee.',
    ),
  );
});
afterAll(async () => {
  await shop?.stop();
  await till?.stop();
});
afterEach(() => till.inTrouble(undefined));

/** What the operator adds to the secret by hand. */
async function putSecret(fields: Readonly<Record<string, string>>): Promise<void> {
  const client = new SecretsManagerClient({
    endpoint: shop.runtime.endpointUrl,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });
  const value = JSON.stringify({ signingSecret: shop.secret, ...fields });
  await client.send(new PutSecretValueCommand({ SecretId: 'loy/pos/secret', SecretString: value }));
  client.destroy();
}

async function deliver(event: object, address = hook(), key = shop.secret) {
  const body = JSON.stringify(event);
  const answer = await shop.postRaw(body, squareSignature(body, address, key));
  await shop.runtime.idle();
  return answer;
}

const beans = { name: 'House beans', code: 'CAT-BEANS', variation: '250 g', amount: 600 };
const latte = { name: 'Latte', code: 'CAT-LATTE', amount: 1200, quantity: '3' };
let callers = 0;
/** Somebody new at the counter. */
function ringUp(lines: readonly SquareLine[] = [beans, latte], tip = 0) {
  callers += 1;
  const sold = till.sell({ lines, tip, phone: `(212) 555-${2000 + callers}`, at: now() });
  return { ...sold, phone: `+1212555${2000 + callers}` };
}
const added = { status: 200, json: { status: 'accepted', reason: 'added' } };
const later = () => new Date(now().getTime() + 60_000);

describe('a sale rung up at Square', () => {
  it('earns its points by the customer’s phone, tip left out, however often it is told', async () => {
    const sold = ringUp([beans, latte], 400);
    expect(await deliver(sold.payment)).toMatchObject(added);
    expect((await deliver(sold.payment)).json.status).toBe('duplicate');
    expect(await shop.member(sold.phone)).toMatchObject({ balance: 24, visit_count: 1 });
    expect(await shop.ledger(sold.phone)).toMatchObject([
      { sale_id: sold.orderId, points_change: 24, base_points: 18, bonus_points: 6 },
    ]);
  });

  it('is the same sale when a tip is added afterwards', async () => {
    const sold = ringUp();
    await deliver(sold.payment);
    expect((await deliver(sold.changed({ tip: 500, at: later() }))).status).toBe(200);
    expect(await shop.ledger(sold.phone)).toHaveLength(1);
    expect(await shop.member(sold.phone)).toMatchObject({ balance: 24 });
  });

  it('whose bill changes is corrected once, by the difference', async () => {
    const sold = ringUp();
    await deliver(sold.payment);
    const changed = sold.changed({ lines: [beans, { ...latte, amount: 800 }], tip: 100, at: later() });
    expect((await deliver(changed)).json).toEqual({ status: 'accepted', reason: 'corrected' });
    expect((await deliver(changed)).json.status).toBe('duplicate');
    expect(await shop.ledger(sold.phone)).toMatchObject([{ points_change: 24 }, { points_change: -4 }]);
    expect(await shop.member(sold.phone)).toMatchObject({ balance: 20 });
  });

  it('without a customer is nobody’s, until Square knows whose', async () => {
    const sold = till.sell({ lines: [latte], at: now() });
    expect((await deliver(sold.payment)).json).toEqual({ status: 'ignored', reason: 'no-member' });
    const phone = '2125552999';
    till.keep('customers', { id: 'regular', phone_number: phone });
    const payment = { ...sold.payment.data.object.payment, customer_id: 'regular' };
    expect(await deliver(eventOf('payment.updated', 'payment', payment))).toMatchObject(added);
    expect(await shop.member(`+1${phone}`)).toMatchObject({ balance: 12 });
  });
});

describe('a refund at Square', () => {
  it('takes back what its lines earned, once, and counts only when the money has moved', async () => {
    const sold = ringUp();
    await deliver(sold.payment);
    const pending = till.refund(sold.orderId, { lines: [0] }, { at: later(), status: 'PENDING' });
    expect((await deliver(pending)).json).toEqual({ status: 'ignored', reason: 'refund pending' });
    const refund = till.refund(sold.orderId, { lines: [0] }, { at: later() });
    expect((await deliver(refund)).json).toEqual({ status: 'accepted', reason: 'taken-back' });
    expect((await deliver(refund)).json.status).toBe('duplicate');
    expect(await shop.ledger(sold.phone)).toMatchObject([
      { points_change: 24 },
      { points_change: -12, reason: 'refund', sale_id: sold.orderId },
    ]);
  });

  it('of everything, tip and all, leaves nothing', async () => {
    const sold = ringUp([beans, latte], 300);
    await deliver(sold.payment);
    await deliver(till.refund(sold.orderId, { lines: [0, 1], tip: 300 }, { at: later() }));
    expect(await shop.member(sold.phone)).toMatchObject({ balance: 0 });
  });

  it('that is told before its sale waits for it', async () => {
    const sold = ringUp();
    const refund = till.refund(sold.orderId, { lines: [1] }, { at: later() });
    expect((await deliver(refund)).json).toEqual({ status: 'accepted', reason: 'waiting-for-its-sale' });
    await deliver(sold.payment);
    expect(await shop.member(sold.phone)).toMatchObject({ balance: 12 });
  });
});

describe('a thing that was exchanged and then brought back, its money to two cards', () => {
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const hat = { name: 'Hat', code: 'HAT', amount: 2000 };
  /** A hat for a coat, 15.00 more; then the coat comes back. What happened, in the order in which it did. */
  function exchanged(lines: readonly SquareLine[] = [hat]) {
    const sold = ringUp(lines);
    const [given] = lines;
    const { name = '', code = '', amount = 0 } = given ?? {};
    const paidHat = (sold.payment.data.object.payment as { id: string }).id;
    const customer = sold.payment.data.object.payment?.customer_id;
    const [exchange, paidCoat, back] = ['exchange', 'pay-coat', 'back'].map(
      (one) => `${one}-${sold.orderId}`,
    );
    const returned = (source: string | undefined, uid: string, amount: number, of: object = {}) => ({
      source_order_id: source,
      return_line_items: [
        { uid, name: uid, source_line_item_uid: uid, quantity: '1', total_money: usd(amount), ...of },
      ],
      return_amounts: { total_money: usd(amount) },
    });
    till.keep('orders', {
      id: exchange,
      state: 'COMPLETED',
      closed_at: later().toISOString(),
      line_items: [{ uid: 'Coat', name: 'Coat', quantity: '1', total_money: usd(amount + 1500) }],
      returns: [returned(sold.orderId, 'line-0', amount, { name, catalog_object_id: code })],
      total_money: usd(amount + 1500),
      net_amounts: { total_money: usd(1500) },
      tenders: [{ id: paidCoat, payment_id: paidCoat, customer_id: customer }],
    });
    till.keep('orders', { id: back, returns: [returned(exchange, 'Coat', amount + 1500)] });
    const payment = till.keep('payments', {
      id: paidCoat,
      order_id: exchange,
      status: 'COMPLETED',
      created_at: later().toISOString(),
      amount_money: usd(1500),
      customer_id: customer,
    });
    const refund = (paymentId: string | undefined, amount: number) =>
      eventOf('refund.updated', 'refund', {
        id: `${back}-${amount}`,
        status: 'COMPLETED',
        order_id: back,
        payment_id: paymentId,
        amount_money: usd(amount),
        created_at: later().toISOString(),
      });
    const told = [
      sold.payment,
      eventOf('payment.updated', 'payment', payment),
      refund(paidHat, amount),
      refund(paidCoat, 1500),
    ];
    return { told, phone: sold.phone };
  }

  it.each([[[0, 1, 2, 3]], [[0, 1, 3, 2]], [[2, 3, 1, 0]], [[3, 0, 2, 1]], [[1, 2, 0, 3]]])(
    'leaves no point and takes none too many, told in the order %j',
    async (order) => {
      const { told, phone } = exchanged();
      for (const which of order) expect((await deliver(told[which] ?? {})).status).toBe(200);
      for (const event of told) await deliver(event);
      expect(await shop.member(phone)).toMatchObject({ balance: 0 });
      const changes = (await shop.ledger(phone)).map(({ points_change }) => points_change);
      expect([...changes].sort((a, b) => Number(a) - Number(b))).toEqual([-20, -15, 15, 20]);
    },
  );

  it.each([[[0, 1, 2, 3]], [[3, 2, 0, 1]], [[2, 0, 1, 3]]])(
    'takes the extra points of what was given up for it, and of nothing else, told in the order %j',
    async (order) => {
      const { told, phone } = exchanged([{ ...beans, variation: 'Regular' }, latte]);
      for (const which of order) await deliver(told[which] ?? {});
      // The latte stays: 12 points. The beans earned 6 and as many again.
      expect(await shop.member(phone)).toMatchObject({ balance: 12 });
    },
  );
});

describe('a delivery', () => {
  it.each([
    ['signed for another address', () => ['https://elsewhere.example/', shop.secret]],
    ['signed with another key', () => [hook(), 'another key']],
  ] as const)('%s is refused with 401', async (_, how) => {
    const sold = ringUp();
    const [address, key] = how() as [string, string];
    expect((await deliver(sold.payment, address, key)).status).toBe(401);
    expect(await shop.member(sold.phone)).toBeUndefined();
  });

  it('to the address that the operator wrote into the secret is good', async () => {
    await putSecret({
      accessToken: till.accessToken,
      notificationUrl: 'https://loyalty.ridgeback.example/t',
    });
    await shop.advance('PT6M');
    expect(await deliver(ringUp().payment, 'https://loyalty.ridgeback.example/t')).toMatchObject(added);
  });

  it('while Square’s interface is down is answered 502, and counts when Square tries again', async () => {
    const sold = ringUp();
    till.inTrouble(() => ({ status: 503 }));
    expect((await deliver(sold.payment)).status).toBe(502);
    expect(await shop.member(sold.phone)).toBeUndefined();
    till.inTrouble(undefined);
    expect(await deliver(sold.payment)).toMatchObject(added);
  });

  it('of Square’s own test is answered 200', async () => {
    const test = {
      merchant_id: 'M',
      type: 'webhooks.test_notification',
      data: { type: 'webhooks', id: 'x' },
    };
    expect(await deliver(test)).toMatchObject({ status: 200, json: { status: 'ignored' } });
  });
});

describe('the runtime', () => {
  it('shows how the till signs, and nobody in the logs', () => {
    const status = shop.runtime.status().functions.find(({ name }) => name === 'loy-pos-webhook');
    expect(status?.webhook?.scheme).toBe('square');
    const lines = shop.runtime.logs('loy-pos-webhook').join('\n');
    expect(lines).not.toMatch(/212\D{0,2}555|customer\d/);
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
