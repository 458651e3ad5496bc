// Counts every billable call by function and service.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Deployment, Units } from '../world.ts';
import type { MeteredEntry } from './bill.ts';
import { MONTH_MS } from './prices.ts';
import { type SplitBill, splitBill } from './split-bill.ts';

export type MeteredCall = {
  readonly function: string;
  /** Whose function it is. */
  readonly product?: string;
  readonly service: string;
  readonly action: string;
  readonly count: number;
  /** Sums, such as read units or tokens; absent where a call is only a call. */
  readonly units?: Readonly<Record<string, number>>;
};

export interface Meter {
  count(entry: {
    readonly functionName: string;
    readonly service: string;
    readonly action: string;
    readonly units?: Units;
  }): void;
  calls(): readonly MeteredCall[];
  /** The bill of the virtual time from `since` to `now`; `tableBytes` is what the tables hold now. */
  bill(period: { since: number; now: number; tableBytes?: number }): SplitBill;
  /** What `calls` answered in an earlier run. */
  restore(calls: readonly MeteredCall[]): void;
}

export function makeMeter(deployment: Deployment): Meter {
  const entries = new Map<string, MeteredEntry>();
  const regionOf = new Map(
    deployment.ofType('AWS::Lambda::Function').map(({ ref, region }) => [String(ref), region]),
  );
  const productOf = new Map(
    ['AWS::Lambda::Function', 'AWS::CloudFront::Distribution'].flatMap((type) =>
      deployment.ofType(type).map(({ ref, product }) => [String(ref), product] as const),
    ),
  );
  const homeRegion = deployment.resources[0]?.region ?? 'eu-west-2';

  function entryOf(functionName: string, service: string, action: string): MeteredEntry {
    const key = `${functionName}|${service}|${action}`;
    const known = entries.get(key);
    if (known !== undefined) return known;
    const fresh: MeteredEntry = { functionName, service, action, count: 0, units: new Map() };
    entries.set(key, fresh);
    return fresh;
  }

  return {
    count({ functionName, service, action, units = {} }) {
      const entry = entryOf(functionName, service, action);
      entry.count += 1;
      for (const [unit, amount] of unitPairs(units)) {
        entry.units.set(unit, (entry.units.get(unit) ?? 0) + amount);
      }
    },
    calls: () =>
      [...entries.values()].map(({ functionName, service, action, count, units }) => ({
        function: functionName,
        ...(productOf.has(functionName) ? { product: productOf.get(functionName) as string } : {}),
        service,
        action,
        count,
        ...(units.size === 0 ? {} : { units: Object.fromEntries(units) }),
      })),
    restore(calls) {
      for (const call of calls) {
        const entry = entryOf(call.function, call.service, call.action);
        entry.count = call.count;
        entry.units = new Map(Object.entries(call.units ?? {}));
      }
    },
    bill({ since, now, tableBytes = 0 }) {
      const time = {
        deployment,
        months: Math.max(0, now - since) / MONTH_MS,
        tableBytes,
        homeRegion,
        regionOf: (functionName: string) => regionOf.get(functionName) ?? homeRegion,
      };
      return splitBill([...entries.values()], time, (functionName) => productOf.get(functionName));
    },
  };
}

/** A text message's parts are kept by the receiver's country, because the price depends on it. */
function unitPairs({ smsTo, ...units }: Units): [string, number][] {
  const country = smsTo === undefined ? undefined : countryOf(smsTo);
  return Object.entries(units).map(([unit, amount]) => [
    unit === 'messageParts' && country !== undefined ? `messageParts ${country}` : unit,
    amount as number,
  ]);
}

/** By the calling code: numbers reserved for examples belong to no country, and are billed like their neighbours. */
function countryOf(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  const byCode: Record<string, string> = { '1': 'US', '44': 'GB', '65': 'SG' };
  return byCode[parsed?.countryCallingCode ?? ''] ?? parsed?.country ?? 'elsewhere';
}
