// DynamoDB in this process: the same answers as the engine of its own process, without a socket, in a fixed order, and at
// no time of its own. It keeps nothing when it ends.
import type { Engine } from '../engine.ts';
import { batchWrite } from './batch-write.ts';
import { query, scan } from './queries.ts';
import { batchGet, getItem } from './reads.ts';
import { notKnownHere, Refusal } from './refusals.ts';
import type { Answer, Database, Request } from './requests.ts';
import { deleteItem, putItem, updateItem } from './single-writes.ts';
import type { Table } from './table.ts';
import { createTable, deleteTable, describeTable, listTables } from './tables.ts';
import { transactGet, transactWrite } from './transactions.ts';
import type { Item } from './values.ts';

export interface MemoryEngine extends Engine {
  /** Answers a request that is already read, at once. What it answers shares the rows: nobody may change it. */
  answer(operation: string, request: Request): { readonly status: number; readonly body: Answer };
  /** The rows of a table in the order of their keys; they are never changed, only replaced. */
  items(table: string): readonly Item[];
}

const OPERATIONS: Readonly<Record<string, (database: Database, request: Request) => Answer>> = {
  GetItem: getItem,
  BatchGetItem: batchGet,
  Query: query,
  Scan: scan,
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  BatchWriteItem: batchWrite,
  TransactWriteItems: transactWrite,
  TransactGetItems: transactGet,
  CreateTable: createTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: listTables,
};

/** `now` answers epoch milliseconds: for ten minutes of it a transaction is known by its token. */
export function makeMemoryEngine(now: () => number = Date.now): MemoryEngine {
  const tables = new Map<string, Table>();
  const database: Database = {
    tables,
    addTable: (table) => void tables.set(table.schema.name, table),
    removeTable: (name) => void tables.delete(name),
    now,
  };

  function answer(operation: string, request: Request) {
    try {
      const perform = OPERATIONS[operation];
      if (perform === undefined) throw notKnownHere(`the operation ${operation}`);
      return { status: 200, body: perform(database, request) };
    } catch (error) {
      if (error instanceof Refusal) return { status: 400, body: error.body() };
      throw error;
    }
  }

  return {
    url: 'memory:',
    answer,
    items: (table) => tables.get(table)?.sorted.rows.map(({ item }) => item) ?? [],
    async send(target, body) {
      const operation = target.split('.').at(-1) ?? '';
      const { status, body: said } = answer(operation, JSON.parse(String(body)) as Request);
      return { status, body: JSON.stringify(said) };
    },
    async stop() {},
  };
}
