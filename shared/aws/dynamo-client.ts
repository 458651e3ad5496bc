import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { repeatable } from './connection.ts';

/** Tables, with plain items. Members that are undefined are left out, as in JSON. */
export function dynamoClient(): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(repeatable()), {
    marshallOptions: { removeUndefinedValues: true },
  });
}
