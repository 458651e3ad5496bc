// One bill for all, and the same split by product: what each product's functions called, and what its own resources cost by the
// passing of time.
import type { Deployment } from '../world.ts';
import { type Bill, type BilledTime, type BillLine, billOf, type MeteredEntry } from './bill.ts';
import { type FreeAllowance, freeAllowance } from './free-allowance.ts';
import { IDLE_POLLS_A_MONTH } from './prices.ts';

export type ProductBill = {
  readonly product: string;
  readonly lines: readonly BillLine[];
  readonly total: number;
};
export type SplitBill = Bill & {
  /** They come to the same sum, but for the rounding of hundredths of a cent. */
  readonly products: readonly ProductBill[];
  /** What the account's allowances would take off, of all products together. */
  readonly free: FreeAllowance;
};

/** `tableBytesOf` is what a product's own tables hold. */
export function splitBill(
  entries: readonly MeteredEntry[],
  time: BilledTime,
  productOf: (functionName: string) => string | undefined,
): SplitBill {
  const { deployment } = time;
  const names = [...new Set(deployment.resources.map(({ product }) => product))];
  const tables = countOf(deployment, /DynamoDB::(Global)?Table$/);
  const products = names.map((product) => {
    const own = onlyOf(deployment, product);
    // Nobody measures tables one by one; storage is the smallest line there is.
    const share = tables === 0 ? 0 : countOf(own, /DynamoDB::(Global)?Table$/) / tables;
    const { lines, total } = billOf(
      entries.filter(({ functionName }) => (productOf(functionName) ?? names[0]) === product),
      { ...time, deployment: own, tableBytes: time.tableBytes * share },
    );
    return { product, lines, total };
  });
  return {
    ...billOf(entries, time),
    products,
    free: freeAllowance(entries, {
      months: time.months,
      homeRegion: time.homeRegion,
      tableBytes: time.tableBytes,
      alarmMetrics: deployment.ofType('AWS::CloudWatch::Alarm').length,
      idlePolls: queuesPolled(deployment) * IDLE_POLLS_A_MONTH * time.months,
    }),
  };
}

const countOf = ({ resources }: Pick<Deployment, 'resources'>, type: RegExp): number =>
  resources.filter((resource) => type.test(resource.type)).length;

const queuesPolled = (deployment: Deployment): number =>
  deployment
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => String(properties.EventSourceArn).includes(':sqs:')).length;

function onlyOf({ accountId, resources }: Deployment, product: string): Deployment {
  const own = resources.filter((resource) => resource.product === product);
  return { accountId, resources: own, ofType: (type) => own.filter((resource) => resource.type === type) };
}
