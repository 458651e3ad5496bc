// Restoring a table into another one. The laptop keeps no history: the newest moment that it can go back to is now, and the
// oldest is no older; all the rest is as AWS has it, so that who restores there has tried it here.
import { AwsError } from '../world.ts';
import type { Engine } from './engine.ts';

type Json = Readonly<Record<string, unknown>>;
type Described = {
  readonly KeySchema: readonly Json[];
  readonly AttributeDefinitions: readonly Definition[];
};
type Definition = { readonly AttributeName: string; readonly AttributeType: string };
type Asked = { readonly body: Json; readonly region: string };

/** AWS's newest moment is up to five minutes ago; one that was asked for a little earlier is still now. */
const NOW_MS = 5 * 60_000;
const MOST_WRITES = 25;

/** By operation. Each throws `AwsError`. `now` answers epoch milliseconds. */
export function makeTableCopies(
  engine: Engine,
  now: () => number,
): Readonly<Record<string, (asked: Asked) => Promise<Json>>> {
  return { DescribeContinuousBackups: backupsOf, RestoreTableToPointInTime: restored };

  async function backupsOf({ body, region }: Asked): Promise<Json> {
    await described(String(body.TableName), region);
    const seconds = Math.floor(now() / 1000);
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: 'ENABLED',
          RecoveryPeriodInDays: 35,
          EarliestRestorableDateTime: seconds,
          LatestRestorableDateTime: seconds,
        },
      },
    };
  }

  async function restored({ body, region }: Asked): Promise<Json> {
    const [source, target] = [String(body.SourceTableName), String(body.TargetTableName)];
    refuseMoment(body);
    const { KeySchema, AttributeDefinitions } = await described(source, region);
    const keys = KeySchema.map(({ AttributeName }) => AttributeName);
    const made = await engine.send(
      'DynamoDB_20120810.CreateTable',
      JSON.stringify({
        TableName: target,
        KeySchema,
        AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName }) =>
          keys.includes(AttributeName),
        ),
        BillingMode: 'PAY_PER_REQUEST',
      }),
      region,
    );
    if (made.status !== 200) throw refusalOf(made.body, target);
    await copyRows({ source, target, region });
    return { TableDescription: { TableName: target, TableStatus: 'CREATING', KeySchema } };
  }

  function refuseMoment({ RestoreDateTime, UseLatestRestorableTime }: Json): void {
    if (UseLatestRestorableTime === true) return;
    const behindMs = now() - Number(RestoreDateTime) * 1000;
    if (behindMs > NOW_MS || behindMs < 0)
      throw new AwsError(
        'InvalidRestoreTimeException',
        'The laptop keeps no history: a table can be restored as it is now, and not as it was.',
      );
  }

  async function described(table: string, region: string): Promise<Described> {
    const { status, body } = await engine.send(
      'DynamoDB_20120810.DescribeTable',
      JSON.stringify({ TableName: table }),
      region,
    );
    if (status !== 200) throw new AwsError('TableNotFoundException', `Table not found: ${table}`);
    return (JSON.parse(body) as { Table: Described }).Table;
  }

  async function copyRows({ source, target, region }: { source: string; target: string; region: string }) {
    let ExclusiveStartKey: Json | undefined;
    do {
      const request = { TableName: source, ConsistentRead: true, ExclusiveStartKey };
      const page = await ask('Scan', request, region);
      const puts = (page.Items as Json[]).map((Item) => ({ PutRequest: { Item } }));
      for (let at = 0; at < puts.length; at += MOST_WRITES)
        await ask('BatchWriteItem', { RequestItems: { [target]: puts.slice(at, at + MOST_WRITES) } }, region);
      ExclusiveStartKey = page.LastEvaluatedKey as Json | undefined;
    } while (ExclusiveStartKey !== undefined);
  }

  async function ask(operation: string, request: Json, region: string): Promise<Json> {
    const answer = await engine.send(`DynamoDB_20120810.${operation}`, JSON.stringify(request), region);
    if (answer.status !== 200) throw new AwsError('InternalServerError', answer.body, 500);
    return JSON.parse(answer.body) as Json;
  }
}

function refusalOf(body: string, target: string): AwsError {
  if (body.includes('ResourceInUseException'))
    return new AwsError('TableAlreadyExistsException', `Table already exists: ${target}`);
  return new AwsError('ValidationException', body);
}
