// Square on a local port: a till that rings sales up, and the part of Square's interface that answers for them. The
// events come back as bodies; posting them is the test's.
import { createHmac } from 'node:crypto';
import { type Answered, type Asked, standIn } from '../shared/platforms/stand-in.ts';

export type SquareLine = {
  readonly name: string;
  /** Minor units. */
  readonly amount: number;
  readonly code?: string;
  readonly quantity?: string;
  readonly variation?: string;
};
export type SquareSale = {
  readonly lines: readonly SquareLine[];
  readonly tip?: number;
  /** As staff typed it. */
  readonly phone?: string;
  readonly at: Date;
};

type Body = Readonly<Record<string, unknown>>;
const usd = (amount: number) => ({ amount, currency: 'USD' });
const ACCESS_TOKEN = 'EAAA-for-tests';
let numbers = 0;
function nextId(kind: string): string {
  numbers += 1;
  return `${kind}${numbers}ZY`;
}

export type SquareStandIn = Awaited<ReturnType<typeof startSquare>>;

export async function startSquare() {
  const shelves: Readonly<Record<string, Map<string, Body>>> = {
    orders: new Map(),
    payments: new Map(),
    customers: new Map(),
  };
  const nextAnswers: Answered[] = [];
  let trouble: ((asked: Asked) => Answered | undefined) | undefined;

  const server = await standIn((asked) => {
    const strange = nextAnswers.shift() ?? trouble?.(asked);
    if (strange !== undefined) return strange;
    if (asked.headers.authorization !== `Bearer ${ACCESS_TOKEN}`)
      return { status: 401, body: { errors: [{ code: 'UNAUTHORIZED' }] } };
    const [, folder = '', id = ''] = /^\/v2\/(\w+)\/(.+)$/.exec(asked.url.pathname) ?? [];
    const found = shelves[folder]?.get(decodeURIComponent(id));
    return found === undefined
      ? { status: 404, body: { errors: [{ code: 'NOT_FOUND' }] } }
      : { body: { [folder.slice(0, -1)]: found } };
  });
  const keep = (folder: string, body: Body): Body => {
    shelves[folder]?.set(String(body.id), body);
    return body;
  };
  const found = (folder: string, id: string): Body => shelves[folder]?.get(id) ?? {};

  const orderBody = (id: string, { lines, tip = 0, at }: SquareSale, tenders: readonly Body[]): Body => {
    const goods = lines.reduce((sum, { amount }) => sum + amount, 0);
    return {
      id,
      state: 'COMPLETED',
      created_at: at.toISOString(),
      closed_at: at.toISOString(),
      updated_at: at.toISOString(),
      line_items: lines.map((line, index) => lineBody(line, `line-${index}`)),
      total_money: usd(goods + tip),
      total_tip_money: usd(tip),
      net_amount_due_money: usd(0),
      tenders,
    };
  };

  return {
    url: server.url,
    accessToken: ACCESS_TOKEN,
    asked: server.asked,
    /** The next requests are answered so, then all is as before. */
    answerNext: (...answers: readonly Answered[]) => void nextAnswers.push(...answers),
    /** From now on every request is answered so, unless the function answers undefined. */
    inTrouble(answer: ((asked: Asked) => Answered | undefined) | undefined): void {
      trouble = answer;
    },
    /** Rings a sale up; the payment's event is `payment`. */
    sell(sale: SquareSale) {
      const [orderId, paymentId, customerId] = [nextId('order'), nextId('payment'), nextId('customer')];
      if (sale.phone !== undefined)
        keep('customers', { id: customerId, given_name: 'Maria', phone_number: sale.phone });
      const named = sale.phone === undefined ? {} : { customer_id: customerId };
      const tell = (told: SquareSale, status = 'COMPLETED') => {
        const tender = { id: paymentId, payment_id: paymentId, type: 'CARD', ...named };
        const order = keep('orders', orderBody(orderId, told, [tender]));
        const total = (order.total_money as { amount: number }).amount;
        return keep('payments', {
          id: paymentId,
          order_id: orderId,
          status,
          created_at: sale.at.toISOString(),
          updated_at: told.at.toISOString(),
          amount_money: usd(total - (told.tip ?? 0)),
          tip_money: usd(told.tip ?? 0),
          total_money: usd(total),
          ...named,
        });
      };
      return {
        orderId,
        payment: eventOf('payment.updated', 'payment', tell(sale)),
        /** The same bill with other lines or another tip, and the event that tells so. */
        changed: (changes: Partial<SquareSale>) =>
          eventOf('payment.updated', 'payment', tell({ ...sale, ...changes })),
      };
    },
    /** Gives these lines of a sale back, or (`amount`) just money; the refund's event with that status. */
    refund(
      orderId: string,
      returned: { readonly lines?: readonly number[]; readonly amount?: number; readonly tip?: number },
      { at, status = 'COMPLETED' }: { readonly at: Date; readonly status?: string },
    ) {
      const sold = found('orders', orderId).line_items as Body[];
      const lines = (returned.lines ?? []).map((index) => sold[index] as Body);
      const goods = lines.reduce((sum, line) => sum + (line.total_money as { amount: number }).amount, 0);
      const amount = returned.amount ?? goods + (returned.tip ?? 0);
      const custom = { uid: 'custom', quantity: '1', item_type: 'CUSTOM_AMOUNT', total_money: usd(amount) };
      const returnOrder = keep('orders', {
        id: nextId('return'),
        state: 'COMPLETED',
        returns: [
          {
            source_order_id: orderId,
            return_line_items:
              lines.length === 0
                ? [custom]
                : lines.map(({ uid, ...line }) => ({
                    ...line,
                    uid: `back-${uid}`,
                    source_line_item_uid: uid,
                  })),
            return_amounts: { total_money: usd(amount), tip_money: usd(returned.tip ?? 0) },
          },
        ],
      });
      const paymentId = (found('orders', orderId).tenders as Body[])[0]?.payment_id;
      const refund = {
        id: nextId('refund'),
        status,
        order_id: returnOrder.id,
        payment_id: paymentId,
        amount_money: usd(amount),
        created_at: at.toISOString(),
        updated_at: at.toISOString(),
      };
      return eventOf(status === 'COMPLETED' ? 'refund.updated' : 'refund.created', 'refund', refund);
    },
    keep,
    stop: () => server[Symbol.asyncDispose](),
  };
}

const lineBody = (line: SquareLine, uid: string): Body => ({
  uid,
  name: line.name,
  quantity: line.quantity ?? '1',
  ...(line.code === undefined ? {} : { catalog_object_id: line.code }),
  variation_name: line.variation ?? 'Regular',
  total_money: usd(line.amount),
});

export const eventOf = (type: string, kind: string, object: Body) => ({
  merchant_id: 'M-1',
  type,
  event_id: nextId('event'),
  created_at: object.updated_at,
  data: { type: kind, id: object.id, object: { [kind]: object } },
});

/** The header that Square sends along with this body to that address. */
export const squareSignature = (body: string, address: string, key: string) => ({
  'content-type': 'application/json',
  'x-square-hmacsha256-signature': createHmac('sha256', key)
    .update(address + body)
    .digest('base64'),
});
