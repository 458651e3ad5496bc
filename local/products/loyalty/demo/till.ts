// The till: tells of sales, and remembers what it told and what was answered, so that the promises can be judged apart from the
// tables.

import type { HookAnswer, StoreHooks } from '../../../demo/store-hooks.ts';
import {
  corrected,
  refunded,
  type SaleLine,
  type SampleSale,
  type SampleTillEvent,
  saleOf,
  voided,
} from '../sample-sales.ts';

export type ToldSale = {
  readonly sale: SampleSale;
  /** Nothing was changed or given back since, and it was not held: its points must be exactly these figures'. */
  plain: boolean;
};

export type Till = ReturnType<typeof makeTill>;

export function makeTill(parts: {
  readonly hooks: StoreHooks;
  readonly currency: string;
  readonly now: () => Date;
}) {
  const { hooks, currency, now } = parts;
  const sales = new Map<string, ToldSale>();
  const nobodys = new Map<string, SampleSale>();
  const surprises: string[] = [];
  let told = 0;

  const deliver = async (
    event: SampleTillEvent,
    wanted: readonly string[] = ['accepted'],
  ): Promise<HookAnswer> => {
    told += 1;
    const answer = await hooks.deliver(event, `till-${told}`);
    const isAsWanted =
      wanted.includes(String(answer.status)) || (answer.status === 200 && wanted.includes(answer.outcome));
    if (!isAsWanted)
      surprises.push(
        `${event.type} ${event.sale_id} was answered ${answer.status} ${answer.outcome} instead of ${wanted.join(' or ')}`,
      );
    return answer;
  };
  const known = (saleId: string): ToldSale => {
    const found = sales.get(saleId);
    if (found === undefined) throw new Error(`The till has not told of ${saleId}`);
    return found;
  };
  const undoes = (saleId: string) => {
    const sale = known(saleId);
    sale.plain = false;
    return sale.sale;
  };

  return {
    sales: sales as ReadonlyMap<string, ToldSale>,
    surprises: surprises as readonly string[],
    told: () => told,
    surprise: (text: string) => void surprises.push(text),

    /** A closed sale. Without a phone it is nobody's and earns nothing. */
    async sells(
      saleId: string,
      phone: string | undefined,
      lines: readonly SaleLine[],
      change: (sale: SampleSale) => SampleSale = (sale) => sale,
    ): Promise<void> {
      const whose = phone === undefined ? {} : { phone };
      const sale = change(saleOf({ saleId, at: now(), currency, ...whose }, lines));
      const { status } = await deliver(sale, phone === undefined ? ['ignored'] : ['accepted']);
      if (status === 200 && phone !== undefined) sales.set(saleId, { sale, plain: true });
      if (phone === undefined) nobodys.set(saleId, sale);
    },
    /** The desk counted a sale without a number for this member; then it is told once more, as tills do. */
    async isCounted(saleId: string, phone: string): Promise<void> {
      const sale = nobodys.get(saleId);
      if (sale === undefined) throw new Error(`The till has not told of ${saleId}`);
      sales.set(saleId, { sale: { ...sale, phone }, plain: true });
      await deliver({ ...sale, type: 'sale.updated' }, ['duplicate']);
    },
    /** The same once more, as tills do, with another closing time. */
    async repeats(saleId: string): Promise<void> {
      await deliver({ ...known(saleId).sale, closed_at: now().toISOString() }, ['duplicate']);
    },
    async corrects(saleId: string): Promise<void> {
      const sale = corrected(undoes(saleId), now());
      sales.set(saleId, { sale, plain: false });
      await deliver(sale);
    },
    /** Told as a new sale with other figures: a person must look at it. */
    async contradicts(saleId: string): Promise<void> {
      const { updated_at: _, ...sale } = corrected(known(saleId).sale, now());
      await deliver({ ...sale, type: 'sale.completed' });
    },
    async refunds(saleId: string, share: 'first-line' | 'whole'): Promise<void> {
      await deliver(refunded(undoes(saleId), { saleId: `${saleId}-${share}`, at: now() }, share));
    },
    /** Tills repeat refunds too. */
    async repeatsRefund(saleId: string, share: 'first-line' | 'whole'): Promise<void> {
      const again = { saleId: `${saleId}-${share}`, at: now() };
      await deliver(refunded(known(saleId).sale, again, share), ['duplicate']);
    },
    async voids(saleId: string): Promise<void> {
      await deliver(voided(undoes(saleId), { saleId: `${saleId}-void`, at: now() }));
    },
    /** The refund of a sale that is told of only afterwards. */
    async refundsFirst(saleId: string, phone: string, lines: readonly SaleLine[]): Promise<void> {
      const sale = saleOf({ saleId, at: now(), currency, phone }, lines);
      await deliver(refunded(sale, { saleId: `${saleId}-whole`, at: now() }, 'whole'));
      await deliver(sale);
      sales.set(saleId, { sale, plain: false });
    },
    /** Waits for a person; what becomes of it is the desk's business. */
    isHeld: (saleId: string) => void undoes(saleId),

    async forges(saleId: string, phone: string, lines: readonly SaleLine[]): Promise<void> {
      const { status } = await hooks.forge(saleOf({ saleId, at: now(), currency, phone }, lines), saleId);
      if (status !== 401) surprises.push(`A forged sale was answered ${status} instead of 401`);
    },
  };
}
