// Query and Scan: a run of rows in order, a page of it at a time.
import { consumed, costOfRead, told } from './capacity.ts';
import { parseCondition } from './expressions/condition.ts';
import { isTrueOf, refuseOperands } from './expressions/evaluate.ts';
import { parseProjection, projector } from './expressions/projection.ts';
import { type Given, type Scope, scopeOf, type Used } from './expressions/scope.ts';
import { invalid } from './refusals.ts';
import { type Answer, oneOf, type Request } from './requests.ts';
import { pageStart, type Run } from './runs.ts';
import { emptyMap, type Item } from './values.ts';

const MOST_PAGE_BYTES = 1024 * 1024;

/** What filter and projection make of the rows, and the scope that a query's own condition shares with them. */
export function readPage(request: Request, keyCondition: Used | undefined) {
  const filter = parseCondition('FilterExpression', request.FilterExpression as string | undefined);
  const projection = parseProjection(request.ProjectionExpression as string | undefined);
  const scope: Scope = scopeOf(request as Given, {
    KeyConditionExpression: keyCondition,
    FilterExpression: filter,
    ProjectionExpression: projection,
  });
  if (filter !== undefined) refuseOperands(filter.condition, 'FilterExpression', scope);
  return { filter, project: projector(projection, scope), scope };
}

/** Answers the page of this run that begins after `ExclusiveStartKey`. */
export function answerPage(request: Request, run: Run, parts: ReturnType<typeof readPage>): Answer {
  const { filter, project, scope } = parts;
  const limit = limitOf(request);
  const select = oneOf(request.Select, 'Select', [
    'ALL_ATTRIBUTES',
    'ALL_PROJECTED_ATTRIBUTES',
    'SPECIFIC_ATTRIBUTES',
    'COUNT',
  ]);
  refuseSelect(request, run);
  const step = run.forward ? 1 : -1;
  const items: Item[] = [];
  let bytes = 0;
  let scanned = 0;
  let at = pageStart(run, request.ExclusiveStartKey);
  let isCut = false;
  for (; at >= run.from && at < run.until; at += step) {
    const row = run.rows[at]!;
    isCut = scanned === limit || (scanned > 0 && bytes + row.size > MOST_PAGE_BYTES);
    if (isCut) break;
    scanned += 1;
    bytes += row.size;
    if (filter === undefined || isTrueOf(filter.condition, row.item, scope)) items.push(row.item);
  }
  // A page that its limit fills says that there may be more, even where there is not.
  const isMore = isCut || scanned === limit;
  const consistent = request.ConsistentRead === true;
  const units = costOfRead(bytes, consistent);
  const cost =
    run.index === undefined
      ? { table: units, indexes: {} }
      : { table: 0, indexes: { [run.index.name]: units } };
  return {
    ...(select === 'COUNT' ? {} : { Items: items.map(project) }),
    Count: items.length,
    ScannedCount: scanned,
    ...(isMore ? { LastEvaluatedKey: keyAttributes(run, at - step) } : {}),
    ...told(consumed(request.ReturnConsumedCapacity, run.table.schema.name, { cost })),
  };
}

function limitOf(request: Request): number | undefined {
  const limit = request.Limit as number | undefined;
  if (limit === undefined || limit >= 1) return limit;
  throw invalid(
    "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
}

function refuseSelect({ Select, IndexName }: Request, { index }: Run): void {
  if (Select === 'ALL_ATTRIBUTES' && index?.projected !== undefined)
    throw invalid(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${String(IndexName)} because its projection type is not ALL`,
    );
}

/** The key by which the next page is asked for. */
function keyAttributes(run: Run, at: number): Item {
  const { item } = run.rows[at]!;
  const key = emptyMap();
  for (const name of run.keyNames) key[name] = item[name]!;
  return key;
}
