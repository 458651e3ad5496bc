// What the console page needs of the laptop runtime beyond the control interface, which it uses like anyone else.
import type { Shop } from '../../shared/shop/shop.ts';
import type { OutsideWorld } from '../aws/outside-world.ts';
import type { Deployment, InboxMessage } from '../world.ts';

/** A function as `GET /_local/status` shows it. */
export type FunctionStatus = {
  readonly name: string;
  readonly product: string;
  readonly url?: string;
  readonly webhook?: { readonly scheme: string; readonly secret: string };
};

export type ConsoleStatus = {
  /** ISO-8601 UTC, virtual time. */
  readonly now: string;
  readonly products: readonly string[];
  readonly functions: readonly FunctionStatus[];
};

export type ConsoleRuntime = {
  readonly deployment: Deployment;
  readonly outside: Pick<OutsideWorld, 'hosts'>;
  status(): ConsoleStatus | Promise<ConsoleStatus>;
  messages(): readonly InboxMessage[] | Promise<readonly InboxMessage[]>;
  tables(): readonly string[];
  table(name: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

/** The shop as the first function that knows it was told; undefined where no function knows one. */
export function shopOf(deployment: Deployment): Shop | undefined {
  for (const { properties } of deployment.ofType('AWS::Lambda::Function')) {
    const environment = properties.Environment as { Variables?: Record<string, unknown> } | undefined;
    const text = environment?.Variables?.SHOP;
    if (typeof text === 'string') return JSON.parse(text) as Shop;
  }
  return undefined;
}

/** All tables by name, each with its key attributes. */
export function tablesOf(
  deployment: Deployment,
): readonly { readonly product: string; readonly name: string; readonly keys: readonly string[] }[] {
  return ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table']
    .flatMap((type) => deployment.ofType(type))
    .map(({ product, ref, properties }) => ({
      product,
      name: String(ref),
      keys: ((properties.KeySchema ?? []) as { AttributeName: string }[]).map((key) => key.AttributeName),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
