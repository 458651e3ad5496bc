// Where a person may be held: the products that are switched on, each with its tables, queues and schedule groups as its template
// has them, so that a table which is new is looked into as well.
import type { ProductName } from '../../lib/product-names.ts';
import { PREFIXES } from '../../lib/product-names.ts';
import type { StackTemplate } from '../doctor/patient.ts';
import { templatesOf } from '../doctor/templates.ts';
import type { Asked } from '../frame/command.ts';
import { type Destination, settingsIn } from '../frame/destination.ts';
import { openPlace, type placeOptions } from '../frame/place.ts';
import { PRODUCTS } from '../restore/products/registry.ts';

export type Reach = {
  readonly product: ProductName;
  readonly destination: Destination;
  /** By their names without prefix and stage. */
  readonly tables: readonly { readonly name: string; readonly physical: string }[];
  /** Physical names. */
  readonly queues: readonly string[];
  readonly groups: readonly string[];
};

/** Throws what the settings or the place have to complain of. */
export async function openReaches(
  asked: Pick<Asked<typeof placeOptions>, 'options' | 'environment'>,
): Promise<readonly Reach[]> {
  const settings = settingsIn(asked.environment);
  const on = (Object.keys(PRODUCTS) as ProductName[]).filter(
    (product) => settings.products[PRODUCTS[product]]?.enabled === true,
  );
  if (on.length === 0) throw new Error('The settings switch no product on.');
  const end = settings.stage === undefined ? '' : `-${settings.stage}`;
  const destinations = await Promise.all(on.map((product) => openPlace(asked, PRODUCTS[product])));
  const stacks = await templatesOf(settings);
  return on.map((product, index) => {
    const resources = stacks.find(({ name }) => name === `${product}${end}`)?.resources ?? {};
    const named = (type: string, attribute: string) => Object.values(namesOf(resources, type, attribute));
    return {
      product,
      destination: destinations[index] as Destination,
      tables: named('AWS::DynamoDB::GlobalTable', 'TableName').map((physical) => ({
        physical,
        name: physical.slice(PREFIXES[product].length + 1, physical.length - end.length),
      })),
      queues: unreadQueues(resources),
      groups: named('AWS::Scheduler::ScheduleGroup', 'Name'),
    };
  });
}

type Resources = StackTemplate['resources'];

/** Physical names by the logical ones. */
const namesOf = (resources: Resources, type: string, attribute: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
      const name = (Properties as Readonly<Record<string, unknown>>)[attribute];
      return Type === type && typeof name === 'string' ? [[id, name]] : [];
    }),
  );

/** Queues that no function reads: what lies there lies for two weeks. What is in any other is worked off in a moment. */
function unreadQueues(resources: Resources): readonly string[] {
  const read = Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping')
    .map(({ Properties }) => JSON.stringify(Properties));
  return Object.entries(namesOf(resources, 'AWS::SQS::Queue', 'QueueName'))
    .filter(([id]) => !read.some((mapping) => mapping.includes(`"${id}"`)))
    .map(([, name]) => name);
}

export const reachOf = (reaches: readonly Reach[], product: ProductName): Reach | undefined =>
  reaches.find((reach) => reach.product === product);
