// Takes a stamp from the till, signed as Standard Webhooks says.
import { createHmac } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const secrets = new SecretsManagerClient({});

export async function handler({ body, headers }) {
  const { SecretString } = await secrets.send(
    new GetSecretValueCommand({ SecretId: process.env.WEBHOOK_SECRET }),
  );
  const key = Buffer.from(JSON.parse(SecretString).signingSecret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const mac = createHmac('sha256', key).update(signed).digest('base64');
  if (headers['webhook-signature'] !== `v1,${mac}`) return answer(401, 'refused');
  const { stamp_id, card } = JSON.parse(body);
  await documents.send(new PutCommand({ TableName: process.env.TABLE, Item: { stamp_id, card } }));
  return answer(200, 'accepted');
}

const answer = (statusCode, status) => ({ statusCode, body: JSON.stringify({ status }) });
