// When the morning's run sweeps: once a week.
import type { Shop } from '../../../shared/shop/shop.ts';
import { type FinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { weekBefore } from '../../../shared/time/periods.ts';
import type { IsoWeek } from '../../../shared/time/time.ts';
import { weekToSweep } from '../decisions/lapsing.ts';

type Parts = {
  readonly shop: Pick<Shop, 'timeZone'>;
  readonly now: () => Date;
  readonly finished: FinishedPeriods;
};

/**
 * Sweeps once a week, from Monday at nine; asked on the other days for a Monday on which nothing worked. One week back is
 * enough, because a sweep looks at all days since the last one by itself.
 */
export function weekly<Result>(sweep: () => Promise<Result>, { shop, now, finished }: Parts) {
  return (): Promise<readonly Result[]> => {
    const { week, isMonday } = weekToSweep(now(), shop.timeZone);
    const past = {
      run: 'lapsing-sweep',
      last: week,
      before: (later: IsoWeek) => weekBefore(later, shop.timeZone),
      most: 1,
      isDueToday: isMonday,
    };
    return makeUp(past, sweep, finished);
  };
}
