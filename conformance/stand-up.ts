// The second engine with our stacks on it, as an operator brings an account there: bootstrapped, deployed, deployed again.

import { type Cdk, cdkAt, environmentsOf } from './engine/deploy.ts';
import { type Engine, startSecondEngine } from './engine/engine.ts';
import type { GapName } from './engine/gaps.ts';
import { lendCrutches } from './engine/lend-crutches.ts';
import type { Place } from './places/place.ts';
import { secondPlace } from './places/second.ts';
import type { TrialShop } from './places/settings.ts';
import { verifySender } from './sender.ts';
import { fillSecrets, regionOf, regionOfRole, regionsOf } from './shop.ts';

export type Standing = {
  readonly engine: Engine;
  readonly cdk: Cdk;
  readonly place: Place;
  /** What was made up for by hand. */
  readonly made: readonly GapName[];
  /** Stacks that the second deployment left as they were. */
  readonly unchanged: number;
};

export const DEPLOY = ['deploy', '--all', '--require-approval', 'never', '--concurrency', '3'];

/** `opened` hears of the engine before anything is put on it, so that it is stopped whatever happens then. */
export async function standUp(run: {
  readonly program: string;
  readonly folder: string;
  readonly app: string;
  readonly shop: TrialShop;
  readonly startsAt: Date;
  readonly say: (line: string) => void;
  readonly opened: (stop: () => Promise<void>) => void;
}): Promise<Standing> {
  const { program, folder, app, shop, startsAt, say, opened } = run;
  const regions = regionsOf(shop);
  const engine = await startSecondEngine({ program, folder, startsAt, region: regions[0] ?? '' });
  opened(engine.group.stop);
  const cdk = cdkAt(engine, shop, app);
  say('The second engine stands; the CDK bootstraps it …');
  await cdk(['bootstrap', ...environmentsOf(regions)]);
  say('… deploys the stacks …');
  await cdk(DEPLOY);
  say('… and deploys them again, which must change nothing.');
  const unchanged = (await cdk(DEPLOY)).match(/\(no changes\)/g)?.length ?? 0;
  const place = await secondPlace({ engine, shop, regions, regionOf: (name) => regionOf(name, shop) });
  opened(place.stop);
  const made = await byHand(place, shop);
  return { engine, cdk, place, made, unchanged };
}

/** What an operator does after a deployment: the sender verified, the secrets filled in; and what this engine needs beside that. */
export async function byHand(place: Place, shop: TrialShop): Promise<readonly GapName[]> {
  await verifySender(place.ask, shop);
  await fillSecrets(place, shop);
  return lendCrutches(place.ask, (role) => regionOfRole(role, shop));
}
