// Six customers, so few that everybody comes back within a cap's time.
import type { Shopper } from '../../../sample/store/feed.ts';

export const PRODUCT = 'upsell';

const customer = (index: number, name: string, more: Partial<Shopper> = {}): Shopper => ({
  id: `u-${index}`,
  name,
  phone: `+44770090050${index}`,
  email: `${name.toLowerCase()}@example.com`,
  marketing_consent: true,
  locale: 'en-GB',
  ...more,
});

export const customers: readonly Shopper[] = [
  customer(0, 'Anwen'),
  customer(1, 'Bogdan'),
  customer(2, 'Catrin', { marketing_consent: false }),
  customer(3, 'Dariusz', { email: 'bounce+dariusz@example.com' }),
  customer(4, 'Ekaterina', { email: 'complaint+ekaterina@example.com' }),
  customer(5, 'Fergal'),
];
