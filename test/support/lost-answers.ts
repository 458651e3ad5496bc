// Answers that get lost on their way: the engine has done what it was asked, and the caller hears of an inner error, as
// AWS's own clients do on a bad day. The SDK then repeats the call by itself.
import { Readable } from 'node:stream';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { HttpResponse } from '@smithy/core/protocols';

export type LostAnswers = {
  /** Loses the answers to the next so many calls of this operation, such as `PutItemCommand`. */
  readonly lose: (operation: string, count?: number) => void;
  /** How often the engine was asked for this operation since the last `lose`. */
  readonly asked: () => number;
};

/** From here on this client's answers may be lost. */
export function losingAnswers(client: DynamoDBDocumentClient): LostAnswers {
  let wanted = { operation: '', left: 0 };
  let asked = 0;
  client.middlewareStack.addRelativeTo(
    (next: (args: never) => Promise<unknown>, context: { commandName?: string }) => async (args: unknown) => {
      const result = await next(args as never);
      if (context.commandName !== wanted.operation) return result as never;
      asked += 1;
      if (wanted.left <= 0) return result as never;
      wanted.left -= 1;
      const body = Readable.from([Buffer.from('{"__type":"InternalServerError","message":"lost"}')]);
      return { response: new HttpResponse({ statusCode: 500, headers: {}, body }) } as never;
    },
    { relation: 'after', toMiddleware: 'deserializerMiddleware', name: 'losingAnswers' },
  );
  return {
    lose: (operation, count = 1) => {
      wanted = { operation, left: count };
      asked = 0;
    },
    asked: () => asked,
  };
}
