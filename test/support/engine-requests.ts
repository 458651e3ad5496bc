// The SDK's way to an engine in this process: what it would write to a socket is answered at once.
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { Engine } from '../../local/aws/engine.ts';

type Sent = { readonly headers: Readonly<Record<string, string>>; readonly body?: unknown };

export function answeredBy(engine: Engine): NonNullable<DynamoDBClientConfig['requestHandler']> {
  return {
    async handle(request: Sent) {
      const target = request.headers['x-amz-target'] ?? '';
      const sent = request.body instanceof Uint8Array ? Buffer.from(request.body) : String(request.body);
      const { status, body } = await engine.send(target, sent, 'eu-west-2');
      const headers = { 'content-type': 'application/x-amz-json-1.0' };
      return { response: { statusCode: status, headers, body: Buffer.from(body) } };
    },
  } as NonNullable<DynamoDBClientConfig['requestHandler']>;
}
