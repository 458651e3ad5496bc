// The loyalty tracker's world: a till that misbehaves.
import type { Actors, Deed, Simulation, SimulationStage } from '../../../simulator/deed.ts';
import { webhook } from '../../../simulator/webhooks.ts';
import { basket, saleOf } from '../sample-sales.ts';
import { laws } from './laws/index.ts';
import { mutants } from './mutants/index.ts';

const PRODUCT = 'loyalty';
const DAY_MS = 86_400_000;
const SALES_A_DAY = 3;

export const simulation: Simulation = { open: openWorld, laws, mutants };

async function openWorld({ doors, books, chance, startsAt, days }: SimulationStage): Promise<Actors> {
  const people = ['Aoife', 'Bartek', 'Carys'].map((name, index) => ({
    product: PRODUCT,
    name,
    phone: `+44770090030${index}`,
    email: `${name.toLowerCase()}@example.com`,
  }));
  for (const person of people) books.meet(person);
  const deeds = Array.from({ length: days * SALES_A_DAY }, (_, index): Deed => {
    const own = chance.of(`sale ${index}`);
    const at = startsAt.getTime() + own.between(0, days * DAY_MS - 1);
    const { phone } = own.draws.oneOf(people);
    const telling = { saleId: `S-${index + 1}`, at: new Date(at) };
    const event = saleOf({ ...telling, currency: 'GBP', phone }, basket(own.draws));
    return webhook(doors, {
      product: PRODUCT,
      function: 'loy-pos-webhook',
      webhookId: `till-${index + 1}`,
      event,
      at,
      who: 'till',
    });
  });
  return { deeds, onMessage: () => [] };
}
