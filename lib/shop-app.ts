// The stacks that the settings switch on, in one CDK app.
import { App, type AppProps, type Stack, Tags } from 'aws-cdk-lib';
import { DEPLOY_ACCESS, DeployAccessStack } from './deploy-access-stack.ts';
import { FRONT_REGION } from './front.ts';
import { FRONT, FrontStack } from './front-stack.ts';
import { contactsPlace, PEOPLE } from './people.ts';
import { PeopleStack } from './people-stack.ts';
import { PRODUCT_TAG } from './product.ts';
import type { ProductName } from './product-names.ts';
import { readShopSettings, type ShopSettings } from './settings/shop-settings.ts';
import { switchedOn } from './stacks.ts';

export interface ShopAppProps {
  /** Overrides context `shop`; JSON text or an object. */
  readonly shop?: unknown;
  readonly context?: AppProps['context'];
  /** Where the assembly goes; a folder of the CDK's choice otherwise. */
  readonly outdir?: string;
  /** Hears of each stack as it is made, which takes seconds. Default: nobody does. */
  readonly tell?: (line: string) => void;
}

/** Throws `ShopSettingsError` when the settings are wrong, before anything is made. */
export function shopApp(props: ShopAppProps): App {
  const app = new App({
    analyticsReporting: false,
    ...(props.context === undefined ? {} : { context: props.context }),
    ...(props.outdir === undefined ? {} : { outdir: props.outdir }),
  });
  const settings = readShopSettings(props.shop ?? app.node.tryGetContext('shop'));
  // The account is watched by the first stack that there is.
  let accountBudget = accountBudgetOf(settings);
  const regions = new Set<string>();
  const stacks = new Map<ProductName, Stack>();
  const people = addPeople(app, settings);
  for (const { name, region, make } of switchedOn(settings)) {
    // SES verifies a sender once per region and account, and AWS counts some troubles once for all functions there.
    const isFirstInRegion = !regions.has(region);
    props.tell?.(`${name}: its functions, tables and permissions`);
    const stack = make(app, stackName(name, settings), { settings, isFirstInRegion, ...accountBudget });
    if (people !== undefined) stack.addStackDependency(people, 'It asks its table before every message.');
    Tags.of(stack).add(PRODUCT_TAG, name);
    regions.add(region);
    stacks.set(name, stack);
    accountBudget = {};
  }
  addFront(app, settings, stacks);
  addDeployAccess(app, settings, [
    ...regions,
    ...(people === undefined ? [] : [people.region]),
    ...(settings.front === undefined ? [] : [FRONT_REGION]),
  ]);
  return app;
}

/** Before the products, which ask it before every message. */
function addPeople(app: App, settings: ShopSettings): PeopleStack | undefined {
  const place = contactsPlace(settings);
  if (place === undefined) return undefined;
  const { ephemeral } = settings;
  return new PeopleStack(app, stackName(PEOPLE, settings), { place, ephemeral });
}

/** After the products, whose addresses it stands before. */
function addFront(app: App, settings: ShopSettings, stacks: ReadonlyMap<ProductName, Stack>): void {
  const { front, ephemeral } = settings;
  if (front === undefined || stacks.size === 0) return;
  new FrontStack(app, stackName(FRONT, settings), { front, stacks, terminationProtection: !ephemeral });
}

/** In the first region: what IAM knows it knows everywhere. */
function addDeployAccess(app: App, settings: ShopSettings, deploysTo: readonly string[]): void {
  const [region] = deploysTo;
  const { deployAccess: access, ephemeral } = settings;
  if (access === undefined || region === undefined) return;
  const id = stackName(DEPLOY_ACCESS, settings);
  new DeployAccessStack(app, id, { access, region, deploysTo, terminationProtection: !ephemeral });
}

/** What the products that are switched on may cost together; nothing where none of them is watched. */
function accountBudgetOf({ products }: ShopSettings): { readonly accountBudgetUsd?: number } {
  const budgets = Object.values(products)
    .filter((product) => product?.enabled === true)
    .map((product) => product?.budgetUsd)
    .filter((budget) => typeof budget === 'number');
  return budgets.length === 0 ? {} : { accountBudgetUsd: budgets.reduce((sum, each) => sum + each, 0) };
}

function stackName(product: string, settings: ShopSettings): string {
  return settings.stage === undefined ? product : `${product}-${settings.stage}`;
}
