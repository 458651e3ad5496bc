// What a query or a scan finds, row by row, whatever the number of pages: DynamoDB ends a page after a megabyte, and a page
// may be empty though more follow. The next page is only asked for when somebody wants its first row.
import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb';

type Page<Row, From> = {
  readonly Items?: readonly Row[] | undefined;
  readonly LastEvaluatedKey?: From | undefined;
};

type Start = QueryCommandInput['ExclusiveStartKey'];

/** Whole pages, in which there may be nothing, for whoever counts or writes page by page. */
export async function* pagesOf<Row, From>(
  ask: (start: From | undefined) => Promise<Page<Row, From>>,
): AsyncGenerator<readonly Row[]> {
  let start: From | undefined;
  do {
    const page = await ask(start);
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

async function* rowsOf<Row>(pages: AsyncIterable<readonly unknown[]>): AsyncGenerator<Row> {
  for await (const page of pages) yield* page as readonly Row[];
}

/** The caller says what a row is; a projection has only part of it. */
export const queryRows = <Row = Record<string, unknown>>(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
): AsyncGenerator<Row> =>
  rowsOf(
    pagesOf((ExclusiveStartKey: Start) => client.send(new QueryCommand({ ...input, ExclusiveStartKey }))),
  );

/** Reads a whole table: for runs and commands, never for a request. */
export const scanRows = <Row = Record<string, unknown>>(
  client: DynamoDBDocumentClient,
  input: ScanCommandInput,
): AsyncGenerator<Row> =>
  rowsOf(
    pagesOf((ExclusiveStartKey: Start) => client.send(new ScanCommand({ ...input, ExclusiveStartKey }))),
  );

/** All of them at once, for what is known to be short. */
export async function allOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
