// Lambda's own API: one function calls another, waiting for its answer or not.
import { AwsError, type AwsRequest, type LocalService, type World } from '../world.ts';
import { arn, functionNameIn, regionOf } from './names.ts';
import { restError, unknownOperation } from './wire.ts';

export function makeLambdaApi(world: World): LocalService {
  return {
    signingName: 'lambda',
    accesses(request) {
      const resource = `function:${functionIn(request)}`;
      return [
        {
          action: 'lambda:InvokeFunction',
          resource: arn('lambda', regionOf(request), world.deployment.accountId, resource),
        },
      ];
    },
    async handle(request) {
      const name = functionIn(request);
      if (!world.functions.names().includes(name)) {
        throw new AwsError('ResourceNotFoundException', `Function not found: ${name}`, 404);
      }
      const event = eventIn(request);
      const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
      if (type === 'Event') {
        world.functions.invokeLater(name, event);
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
}

function functionIn(request: AwsRequest): string {
  const [, encoded] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.path) ?? [];
  if (encoded === undefined || request.method !== 'POST') {
    throw unknownOperation('Lambda', `${request.method} ${request.path}`);
  }
  return functionNameIn(decodeURIComponent(encoded));
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
