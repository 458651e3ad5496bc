// Tells what happened in a month, and what went wrong in it: a denied call, a dead letter, a broken promise, a grant that
// nothing used and nobody explains.
import type { Runtime, Usage } from '../runtime/runtime.ts';
import { type ExpectingPack, ownersIn, unexplained } from './expected-unused.ts';
import type { DemoProduct } from './product.ts';

export type Verdict = {
  /** Each as a sentence; none in a good month. */
  readonly faults: readonly string[];
  /** Grants for a bad day, which this month did not have. */
  readonly explainedUnused: number;
};

/** What went wrong while these products played. */
export async function judgeMonth(
  runtime: Pick<Runtime, 'permissions' | 'status' | 'deployment'>,
  products: readonly DemoProduct[],
  packs: readonly ExpectingPack[],
): Promise<Verdict> {
  const faults = (await Promise.all(products.map((product) => product.broken()))).flat();
  const { denied, unused } = runtime.permissions();
  for (const use of denied) faults.push(`denied: ${use.function} ${use.action} ${use.resource}`);
  for (const { name, dead } of runtime.status().queues) {
    if (dead > 0) faults.push(`${name} holds ${dead} dead letters`);
  }
  const unjustified = unexplained(unused, packs, ownersIn(runtime.deployment));
  for (const use of unjustified) faults.push(`unused: ${use.function} ${use.action} ${use.resource}`);
  return { faults, explainedUnused: unused.length - unjustified.length };
}

/** What it would have cost, a line per service and the sum. */
export function billLines({ lines, total }: Usage['bill']): readonly string[] {
  const row = (name: string, amount: number, detail: string) =>
    `${name.padEnd(30)} ${amount.toFixed(4).padStart(8)}  ${detail}`;
  return [
    ...lines.map(({ service, group, amount, detail }) => row(`${service} (${group})`, amount, detail)),
    row('total', total, ''),
  ];
}
