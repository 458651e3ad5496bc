// The months of the loyalty tracker, in Singapore: 200 members and 1,500 sales, 500 and 4,000, 1,000 and 8,000.
import { demoLoyalty } from '../../local/products/loyalty/demo/loyalty.ts';
import type { Month, MonthFacts } from '../month.ts';

/** At every tenth sale somebody asks at the desk what their points are good for, and takes what there is. */
const ASKS_EVERY = 10;

type Wish = Pick<Month, 'playedDays' | 'atMostUsd'> & { readonly members: number; readonly sales: number };

const month = ({ members, sales, ...wish }: Wish): Month => ({
  ...wish,
  of: `${members} members and ${sales} sales`,
  count: sales,
  plays: (stage, played) =>
    demoLoyalty(stage, { sales: played, members, asksEvery: ASKS_EVERY, story: false }),
});

export const loyaltyMonth: MonthFacts = {
  product: 'loyalty',
  afterwardsDays: 0,
  sendsTexts: false,
  // Among few days there is no first Monday; the month's one summary is added by hand.
  completePart: (runtime) => runtime.invoke('loy-summary', {}),
  months: [
    month({ members: 200, sales: 1_500, playedDays: 30, atMostUsd: 1.2 }),
    month({ members: 500, sales: 4_000, playedDays: 10, atMostUsd: 2 }),
    month({ members: 1_000, sales: 8_000, playedDays: 5, atMostUsd: 3.5 }),
  ],
};
