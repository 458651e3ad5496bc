// PutItem, UpdateItem and DeleteItem.
import { consumed, costOfWrite, told } from './capacity.ts';
import { projectedTo } from './expressions/projection.ts';
import { type Answer, type Database, oneOf, onlyKnown, type Request, tableOf } from './requests.ts';
import { type Plan, perform, planned, readWrite, type WriteKind, type WriteRequest } from './writes.ts';

const COMMON = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
  'ReturnConsumedCapacity',
];
const KNOWN = {
  Put: new Set([...COMMON, 'Item']),
  Update: new Set([...COMMON, 'Key', 'UpdateExpression']),
  Delete: new Set([...COMMON, 'Key']),
} as const;

export const putItem = (database: Database, request: Request): Answer => write('Put', database, request);
export const updateItem = (database: Database, request: Request): Answer =>
  write('Update', database, request);
export const deleteItem = (database: Database, request: Request): Answer =>
  write('Delete', database, request);

function write(kind: Exclude<WriteKind, 'ConditionCheck'>, database: Database, request: Request): Answer {
  onlyKnown(`${kind}Item`, request, KNOWN[kind]);
  const values =
    kind === 'Update'
      ? oneOf(request.ReturnValues, 'ReturnValues', [
          'NONE',
          'ALL_OLD',
          'ALL_NEW',
          'UPDATED_OLD',
          'UPDATED_NEW',
        ])
      : oneOf(request.ReturnValues, 'ReturnValues', ['NONE', 'ALL_OLD']);
  const table = tableOf(database, request.TableName);
  const plan = planned(readWrite(kind, table, request as WriteRequest));
  perform(plan);
  const attributes = returned(plan, values);
  const cost = costOfWrite(table, plan.before, plan.after);
  return {
    ...(attributes === undefined ? {} : { Attributes: attributes }),
    ...told(consumed(request.ReturnConsumedCapacity, table.schema.name, { cost })),
  };
}

function returned({ before, after, paths }: Plan, values: string): unknown {
  if (values === 'NONE') return undefined;
  if (values === 'ALL_OLD') return before?.item;
  if (values === 'ALL_NEW') return after?.item;
  const item = values === 'UPDATED_OLD' ? before?.item : after?.item;
  if (item === undefined) return undefined;
  const part = projectedTo(item, paths);
  return Object.keys(part).length === 0 ? undefined : part;
}
