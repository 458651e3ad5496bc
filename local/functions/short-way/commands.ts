// What the short way has to know of a client and a command of the SDK, which have their names in a bundle too: only what is
// between them is shortened.
import { opened, type Shape, shapeOf, tokensOf, UnknownShape } from './shapes.ts';

/** As much of a client as `send` hands on. */
export type SdkClient = {
  readonly middlewareStack: unknown;
  readonly config: Record<string, unknown> & {
    readonly protocol?: { readonly serviceTarget?: unknown };
    readonly serviceId?: unknown;
    readonly requestHandler: SdkRequestHandler;
    readonly region: () => Promise<string>;
    readonly retryStrategy?: () => Promise<SdkRetries>;
    readonly translateConfig?: unknown;
  };
};
export type SdkRequestHandler = {
  handle(request: unknown, options: unknown): Promise<{ readonly response: unknown }>;
  /** Resolves to what the handler was made with. */
  readonly configProvider?: Promise<{ readonly requestTimeout?: number } | undefined>;
};
type SdkRetries = {
  acquireInitialRetryToken?(scope: string): Promise<unknown>;
  recordSuccess?(token: unknown): void;
};
export type SdkHandler = (command: unknown) => Promise<{ readonly output: unknown }>;
export type SdkCommand = {
  input: Readonly<Record<string, unknown>>;
  /** Of an operation: what goes in and what comes out are its last two members. */
  readonly schema?: unknown;
  /** Of a command that takes and gives plain rows: the one that it is translated into. */
  readonly clientCommand?: SdkCommand;
  readonly inputKeyNodes?: unknown;
  readonly outputKeyNodes?: unknown;
  addMarshallingMiddleware?(configuration: SdkClient['config']): void;
  resolveMiddleware(stack: unknown, configuration: SdkClient['config'], options: unknown): SdkHandler;
};

/** Services that speak JSON and name the operation in a header; the first part of that is the name here. */
const SIGNING_NAMES: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  AmazonSSM: 'ssm',
  secretsmanager: 'secretsmanager',
  AWSEvents: 'events',
};

export type Operation = {
  readonly service: string;
  /** As the header has it. */
  readonly target: string;
  readonly input: Shape;
  readonly output: Shape;
  /** Members that the SDK fills in where nobody else did. */
  readonly tokens: readonly string[];
};

const operations = new WeakMap<object, Operation | 'unknown'>();

/** Undefined for a call that has no short way. */
export function operationOf(command: SdkCommand, { config }: SdkClient): Operation | undefined {
  const schema = opened((command.clientCommand ?? command).schema);
  const serviceTarget = String(config.protocol?.serviceTarget ?? '');
  const service = SIGNING_NAMES[serviceTarget];
  if (service === undefined || !Array.isArray(schema)) return undefined;
  const known = operations.get(schema) ?? describe(schema, service, serviceTarget);
  operations.set(schema, known);
  return known === 'unknown' ? undefined : known;
}

function describe(schema: readonly unknown[], service: string, serviceTarget: string): Operation | 'unknown' {
  const [, , name, , input, output] = schema;
  try {
    return {
      service,
      target: `${serviceTarget}.${String(name)}`,
      input: shapeOf(input),
      output: shapeOf(output),
      tokens: tokensOf(input),
    };
  } catch (error) {
    if (error instanceof UnknownShape) return 'unknown';
    throw error;
  }
}

type Args = { readonly input?: unknown; readonly output?: unknown };
type Middleware = (next: (args: Args) => Promise<Args>, context: object) => (args: Args) => Promise<Args>;
export type Translation = {
  /** Plain rows to DynamoDB's, in the library's own way. Throws as it does. */
  input(plain: unknown): Promise<unknown>;
  output(given: unknown): Promise<unknown>;
};

/** How the document client translates what this command takes and gives; undefined for a command that does not. */
export function translationOf(command: SdkCommand, { config }: SdkClient): Translation | undefined {
  if (command.addMarshallingMiddleware === undefined) return undefined;
  const found: Record<string, Middleware> = {};
  const addRelativeTo = (middleware: Middleware, { name }: { readonly name: string }) => {
    found[name] = middleware;
  };
  const { inputKeyNodes, outputKeyNodes } = command;
  command.addMarshallingMiddleware.call(
    { inputKeyNodes, outputKeyNodes, clientCommand: { middlewareStack: { addRelativeTo } } },
    config,
  );
  const { DocumentMarshall: marshall, DocumentUnmarshall: unmarshall } = found;
  if (marshall === undefined || unmarshall === undefined) return undefined;
  return {
    input: async (input) => (await marshall(async (args) => args, {})({ input })).input,
    output: async (output) => (await unmarshall(async () => ({ output }), {})({})).output,
  };
}
