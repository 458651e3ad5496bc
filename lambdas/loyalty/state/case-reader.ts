// One case of loy-review, as it is this second.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { ReviewRow } from '../sale-rows.ts';

export const makeCaseReader =
  (client: DynamoDBDocumentClient, table: string) =>
  async (phone: string, saleId: string): Promise<ReviewRow | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { phone, sale_id: saleId }, ConsistentRead: true }),
    );
    return Item as ReviewRow | undefined;
  };
