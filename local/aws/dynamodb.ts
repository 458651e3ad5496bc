// DynamoDB as the functions see it: every call is judged in IAM's words, metered by the engine's own figures,
// and passed on to the engine untouched otherwise.

import {
  type Access,
  AwsError,
  type AwsRequest,
  type Deployment,
  type LocalService,
  type Units,
} from '../world.ts';
import { objectReply } from './aws-call.ts';
import { answerAsAws, cancelled, refuseAsAws } from './dynamodb-as-aws.ts';
import type { Engine } from './engine.ts';
import { regionOf } from './services/names.ts';
import { makeTableCopies } from './table-copies.ts';

type Json = Readonly<Record<string, unknown>>;
type Parsed = { readonly operation: string; readonly body: Json };

const JSON_1_0 = { 'content-type': 'application/x-amz-json-1.0' };

const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/** What each part of a transaction needs; there is no permission of the transaction's own. */
const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** `now` answers epoch milliseconds. */
export function makeDynamoDb(
  engine: Engine,
  deployment: Deployment,
  now: () => number = Date.now,
): LocalService {
  const copies = makeTableCopies(engine, now);
  const arnOfTable = new Map<string, string>();
  const regionOfTable = new Map<string, string>();
  for (const type of ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable']) {
    for (const { ref, arn, region } of deployment.ofType(type)) {
      arnOfTable.set(String(ref), String(arn));
      regionOfTable.set(String(ref), region);
    }
  }
  const parsed = new WeakMap<AwsRequest, Parsed>();

  function parse(request: AwsRequest): Parsed {
    const known = parsed.get(request);
    if (known !== undefined) return known;
    const operation = (request.headers['x-amz-target'] ?? '').split('.').at(-1) ?? '';
    const fresh = { operation, body: request.json ?? readJson(request.body) };
    parsed.set(request, fresh);
    return fresh;
  }

  const tableArn = (name: unknown) => {
    const text = String(name);
    return text.startsWith('arn:') ? text : (arnOfTable.get(text) ?? `arn:aws:dynamodb:::table/${text}`);
  };

  function accesses(request: AwsRequest): readonly Access[] {
    const { operation, body } = parse(request);
    if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') {
      const items = (body.TransactItems ?? []) as Record<string, { TableName?: string }>[];
      return items.flatMap((item) =>
        Object.entries(item).map(([kind, { TableName }]) => ({
          action: `dynamodb:${TRANSACTION_ACTIONS[kind] ?? kind}`,
          resource: tableArn(TableName),
        })),
      );
    }
    const action = `dynamodb:${operation}`;
    if (operation.startsWith('Batch')) {
      return Object.keys(body.RequestItems ?? {}).map((table) => ({ action, resource: tableArn(table) }));
    }
    if (body.TableName === undefined) return [{ action, resource: '*' }];
    const table = tableArn(body.TableName);
    return [{ action, resource: body.IndexName === undefined ? table : `${table}/index/${body.IndexName}` }];
  }

  return {
    signingName: 'dynamodb',
    accesses,
    errorReply(error, request) {
      const said = request === undefined ? undefined : cancelled(error, parse(request));
      return {
        status: error.status,
        headers: { 'content-type': 'application/x-amz-json-1.0' },
        body: JSON.stringify(
          said ?? { __type: `com.amazon.coral.service#${error.code}`, message: error.message },
        ),
      };
    },
    async handle(request) {
      const { operation, body } = parse(request);
      const isMetered = READS.has(operation) || WRITES.has(operation);
      const wasAsked = body.ReturnConsumedCapacity !== undefined && body.ReturnConsumedCapacity !== 'NONE';
      refuseAsAws(body);
      const region = () => regionOfTable.get(firstTable(body) ?? '') ?? regionOf(request);
      const copying = copies[operation];
      if (copying !== undefined) return objectReply(await copying({ body, region: region() }), JSON_1_0);
      if (engine.answer !== undefined) {
        const asked = isMetered && !wasAsked ? { ...body, ReturnConsumedCapacity: 'INDEXES' } : body;
        const { status, body: said } = engine.answer(operation, asked);
        const { ConsumedCapacity, ...rest } = said;
        const units = status === 200 ? unitsOf(operation, ConsumedCapacity) : unitsOfRefusal(operation, body);
        const reply = objectReply(wasAsked ? said : rest, JSON_1_0, status);
        return isMetered ? Object.assign(reply, { units }) : reply;
      }
      const sent = isMetered && !wasAsked ? measured(request.body, body) : request.body;
      const target = request.headers['x-amz-target'] ?? '';
      const answer = await engine.send(target, sent, region());
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      if (!isMetered) return { status: answer.status, headers, body: answer.body };
      if (answer.status !== 200) {
        const refusal = JSON.stringify(answerAsAws(body, readJson(Buffer.from(answer.body))));
        return { status: answer.status, headers, body: refusal, units: unitsOfRefusal(operation, body) };
      }
      const { ConsumedCapacity, ...rest } = JSON.parse(answer.body) as Json;
      const said = answerAsAws(body, wasAsked ? { ...rest, ConsumedCapacity } : rest);
      return {
        status: 200,
        headers,
        body: JSON.stringify(said),
        units: unitsOf(operation, ConsumedCapacity),
      };
    },
  };
}

/** The name of the first table that a request is about, whatever the operation: all its tables are in one region. */
function firstTable({ TableName, SourceTableName, TransactItems, RequestItems }: Json): string | undefined {
  const parts = Array.isArray(TransactItems) ? Object.values((TransactItems[0] ?? {}) as Json) : [];
  const name =
    TableName ??
    SourceTableName ??
    (parts[0] as Json | undefined)?.TableName ??
    Object.keys((RequestItems ?? {}) as Json)[0];
  return name === undefined ? undefined : String(name).split(/[/]/).at(-1);
}

/** The request, asking for its consumption as well. Written before what is there, because writing all anew takes longer. */
function measured(text: Buffer, body: Json): string {
  if (body.ReturnConsumedCapacity !== undefined)
    return JSON.stringify({ ...body, ReturnConsumedCapacity: 'INDEXES' });
  return text.toString('utf8').replace('{', '{"ReturnConsumedCapacity":"INDEXES",');
}

type Consumed = {
  CapacityUnits?: number;
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>;
};

/**
 * The engine's figures agree with AWS's rules (4 KB and 1 KB rounding, half for eventual reads, two index writes when a
 * key changes, twice for transactions), except that it counts index writes of a transaction once; they are doubled here.
 */
function unitsOf(operation: string, consumed: unknown): Units {
  let total = 0;
  for (const table of [consumed ?? []].flat() as Consumed[]) {
    total += table.CapacityUnits ?? 0;
    if (operation !== 'TransactWriteItems') continue;
    for (const index of Object.values(table.GlobalSecondaryIndexes ?? {})) total += index.CapacityUnits ?? 0;
  }
  return READS.has(operation) ? { readUnits: total } : { writeUnits: total };
}

/** A write that its condition refuses is paid for as well; an answer with an error carries no figure. */
function unitsOfRefusal(operation: string, body: Json): Units {
  if (!WRITES.has(operation)) return {};
  const items = operation === 'TransactWriteItems' ? 2 * ((body.TransactItems ?? []) as unknown[]).length : 1;
  return { writeUnits: items };
}

function readJson(body: Buffer): Json {
  try {
    return JSON.parse(body.toString('utf8')) as Json;
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON');
  }
}
