// What the console page needs of the laptop runtime beyond the control interface, which it uses like anyone else.
import type { ObjectStore } from '../aws/objects.ts';
import type { Heard } from '../functions/heard.ts';
import type { FunctionStatus } from '../runtime/status.ts';
import type { Deployment, InboxMessage } from '../world.ts';
import type { LaptopTables } from './product-face.ts';

export type ConsoleStatus = {
  /** ISO-8601 UTC, virtual time. */
  readonly now: string;
  readonly products: readonly string[];
  readonly functions: readonly FunctionStatus[];
};

export type ConsoleRuntime = LaptopTables & {
  readonly deployment: Deployment;
  readonly objects: ObjectStore;
  /** Hosts that the laptop stands in for, and where. */
  readonly outside: { hosts(): Readonly<Record<string, string>> };
  /** What a parameter of Parameter Store holds. */
  parameter(name: string): string | undefined;
  status(): ConsoleStatus | Promise<ConsoleStatus>;
  messages(): readonly InboxMessage[] | Promise<readonly InboxMessage[]>;
  /** What was posted to the functions' addresses, oldest first. */
  heard(): readonly Heard[];
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
};

/** A table as the console lists it: `isMain` where it is one of those that tell most. */
export type ListedTable = {
  readonly product: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly isMain: boolean;
};

/** All tables by name, each with its key attributes. */
export function tablesOf(deployment: Deployment, mainTables: readonly string[]): readonly ListedTable[] {
  return ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table']
    .flatMap((type) => deployment.ofType(type))
    .map(({ product, ref, properties }) => ({
      product,
      name: String(ref),
      keys: ((properties.KeySchema ?? []) as { AttributeName: string }[]).map((key) => key.AttributeName),
      isMain: mainTables.some((table) => String(ref) === table || String(ref).startsWith(`${table}-`)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
