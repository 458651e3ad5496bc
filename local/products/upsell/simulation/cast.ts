// Nine customers, so few that most come back within a cap's time; the first three come twice as often as the others.
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
  customer(6, 'Halina'),
  customer(7, 'Ioana'),
  customer(8, 'Jowan'),
];

/** Drawn from, whoever comes often is met often. */
export const visits: readonly Shopper[] = [...customers, ...customers.slice(0, 3)];

/** Two bikes and what goes with them, so that whoever comes back often has at home what would be offered. */
export const BIKES: readonly string[] = ['BIKE-COMMUTER', 'BIKE-KIDS-20'];
export const ADD_ONS: readonly string[] = [
  'PUMP-TRACK',
  'BUNDLE-LIGHTS-LOCK',
  'MUDGUARDS-700',
  'HELMET-KIDS',
  'BELL-BRASS',
  'CLEAN-KIT',
];
