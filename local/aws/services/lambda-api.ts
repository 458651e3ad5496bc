// Lambda's own API: one function calls another, waiting for its answer or not, and the operator's commands ask for a
// function's address.
import { AwsError, type AwsReply, type AwsRequest, type LocalService, type World } from '../../world.ts';
import { arn, functionNameIn, regionOf } from './names.ts';
import { restError, unknownOperation } from './wire.ts';

export function makeLambdaApi(world: World): LocalService {
  return {
    signingName: 'lambda',
    accesses(request) {
      const { operation, name } = asked(request);
      const resource = `function:${name}`;
      return [
        {
          action: `lambda:${operation}`,
          resource: arn('lambda', regionOf(request), world.deployment.accountId, resource),
        },
      ];
    },
    async handle(request) {
      const { operation, name } = asked(request);
      if (!world.functions.names().includes(name)) {
        throw new AwsError('ResourceNotFoundException', `Function not found: ${name}`, 404);
      }
      if (operation === 'GetFunctionUrlConfig') return urlOf(name);
      const event = eventIn(request);
      const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
      if (request.body.length > (type === 'Event' ? EVENT_LIMIT_BYTES : REQUEST_LIMIT_BYTES)) {
        const limit = type === 'Event' ? EVENT_LIMIT_BYTES : REQUEST_LIMIT_BYTES;
        throw new AwsError(
          'RequestEntityTooLargeException',
          `${request.body.length} byte payload is too large for the ${type} invocation type (limit ${limit} bytes)`,
          413,
        );
      }
      if (type === 'Event') {
        world.functions.invokeLater(name, event, 'Lambda');
        return { status: 202, body: '' };
      }
      if (type === 'DryRun') return { status: 204, body: '' };
      const result = await world.functions.invoke(name, event);
      const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
      if (result.ok) return { status: 200, headers, body: JSON.stringify(result.payload ?? null) };
      const { errorType, errorMessage } = result;
      return {
        status: 200,
        headers: { ...headers, 'x-amz-function-error': 'Unhandled' },
        body: JSON.stringify({ errorType, errorMessage }),
      };
    },
    errorReply: restError,
  };

  function urlOf(name: string): AwsReply {
    const url = world.functionUrl?.(name);
    if (url === undefined) {
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
    }
    const body = JSON.stringify({ FunctionUrl: url, AuthType: 'NONE', InvokeMode: 'BUFFERED' });
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
}

/** What one invocation may carry: without waiting 1 MB since 2025, with waiting 6 MB as ever. */
const EVENT_LIMIT_BYTES = 1_048_576;
const REQUEST_LIMIT_BYTES = 6_291_556;

const OPERATIONS = [
  ['InvokeFunction', 'POST', /^\/2015-03-31\/functions\/([^/]+)\/invocations$/],
  ['GetFunctionUrlConfig', 'GET', /^\/2021-10-31\/functions\/([^/]+)\/url$/],
] as const;

function asked({ method, path }: AwsRequest) {
  for (const [operation, verb, pattern] of OPERATIONS) {
    const encoded = method === verb ? pattern.exec(path)?.[1] : undefined;
    if (encoded !== undefined) return { operation, name: functionNameIn(decodeURIComponent(encoded)) };
  }
  throw unknownOperation('Lambda', `${method} ${path}`);
}

function eventIn(request: AwsRequest): unknown {
  if (request.body.length === 0) return {};
  try {
    return JSON.parse(request.body.toString('utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${reason}`);
  }
}
