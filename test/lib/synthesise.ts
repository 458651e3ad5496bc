// Synthesises the app as `cdk synth` would, without bundling, and reads the template as a stranger would.
import { readFileSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import { shopApp } from '../../lib/shop-app.ts';
import { unjudged } from '../support/unjudged.ts';

export type Resource = {
  readonly id: string;
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are read by hand in assertions
  readonly Properties: any;
  readonly DeletionPolicy?: string;
};

export type Template = {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, { Description: string }>>;
  ofType(type: string): readonly Resource[];
  /** The role's statements of the function with this physical name. */
  statementsOf(functionName: string): readonly Statement[];
};

export type Statement = {
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
};

type Context = Record<string, unknown>;
const context = (JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Context }).context;

type Products = { readonly upsell?: Context; readonly cartRecovery?: Context; readonly loyalty?: Context };
const shipped = context.shop as { readonly products: Required<Products> };

/** The example shop of cdk.json with upsell alone and these changes; `upsell` changes go into its product block. */
export function exampleShop(changes: Context = {}, upsell: Context = {}): Context {
  return suiteShop(changes, { upsell });
}

/** The example shop of cdk.json with cart recovery alone and these changes. */
export function cartShop(changes: Context = {}, cartRecovery: Context = {}): Context {
  return suiteShop(changes, { cartRecovery });
}

/** The example shop of cdk.json with loyalty alone and these changes. */
export function loyaltyShop(changes: Context = {}, loyalty: Context = {}): Context {
  return suiteShop(changes, { loyalty });
}

/** The example shop with the products named here, each as shipped but for these changes. */
export function suiteShop(
  changes: Context = {},
  products: Products = { upsell: {}, cartRecovery: {}, loyalty: {} },
): Context {
  const changed = Object.entries(products).map(([product, change]) => [
    product,
    withoutUndefined({ ...shipped.products[product as keyof Products], ...change }),
  ]);
  return { ...shipped, ...changes, products: Object.fromEntries(changed) };
}

/** Not synthesised yet: for whoever adds to it, or has the CDK judge it. */
export function exampleApp(shop: Context = exampleShop()): App {
  return shopApp({ shop, context: { ...context, 'aws:cdk:bundling-stacks': [] } });
}

/** The template of the upsell stack. */
export const upsellTemplate = (shop: Context = exampleShop()): Template => templateOf('upsell', shop);

/** The template of the cart recovery stack. */
export const cartTemplate = (shop: Context = cartShop()): Template => templateOf('cart-recovery', shop);

/** The template of the loyalty stack. */
export const loyaltyTemplate = (shop: Context = loyaltyShop()): Template => templateOf('loyalty', shop);

/** A stack as it is deployed, its template a copy of the test's own. */
export type Stack = {
  readonly stackName: string;
  readonly region: string;
  readonly terminationProtection: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: templates are read by hand in assertions
  readonly template: any;
};

/** As text, so that every test reads templates of its own; and all stacks of a shop at once, because they are one synthesis. */
const synthesised = new Map<string, string>();

/** All stacks of the shop. */
export function stacksOf(shop: Context = exampleShop()): readonly Stack[] {
  const key = JSON.stringify(shop);
  const known = synthesised.get(key) ?? JSON.stringify(synthesise(shop));
  synthesised.set(key, known);
  return JSON.parse(known) as Stack[];
}

const synthesise = (shop: Context): readonly Stack[] =>
  unjudged(() => exampleApp(shop).synth()).stacks.map(
    ({ stackName, environment, terminationProtection = false, template }) => ({
      stackName,
      region: environment.region,
      terminationProtection,
      template,
    }),
  );

export function templateOf(stackName: string, shop: Context): Template {
  const stack = stacksOf(shop).find((each) => each.stackName.startsWith(stackName));
  const { Resources, Outputs } = stack!.template;
  const resources: Resource[] = Object.entries(Resources as Record<string, Omit<Resource, 'id'>>).map(
    ([id, resource]) => ({ ...resource, id, Properties: resource.Properties ?? {} }),
  );
  const ofType = (type: string) => resources.filter((resource) => resource.Type === type);
  return {
    resources,
    outputs: Outputs,
    ofType,
    statementsOf(functionName) {
      const fn = ofType('AWS::Lambda::Function').find(
        (each) => each.Properties.FunctionName === functionName,
      );
      const role = fn!.Properties.Role['Fn::GetAtt'][0] as string;
      return ofType('AWS::IAM::Policy')
        .filter((policy) => policy.Properties.Roles.some((each: { Ref: string }) => each.Ref === role))
        .flatMap((policy) => policy.Properties.PolicyDocument.Statement);
    },
  };
}

function withoutUndefined(object: Context): Context {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** A property that CloudFormation wants as one value or a list, as a list. */
export function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
