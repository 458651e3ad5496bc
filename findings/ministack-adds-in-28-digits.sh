#!/usr/bin/env bash
# MiniStack 1.5.33, DynamoDB: ADD and SET a = a + :v of numbers go through a decimal of 28 digits, where DynamoDB keeps 38 and
# refuses what does not fit. What has more digits is rounded without a word: the sum of 12345678901234567890123456789012 and 1 ends
# in zeros. A number that is only stored keeps all its digits.
#
# Seen: 12345678901234567890123456790000 in place of 12345678901234567890123456789013.
set -euo pipefail
cd "$(mktemp -d)"
trap '[ -z "${engine:-}" ] || kill "$engine"; rm -rf "$PWD"' EXIT
python3 -m venv engine
engine/bin/pip install --quiet --disable-pip-version-check ministack==1.5.33
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0
export PORT=$((20000 + RANDOM % 20000))
BIND_HOST=127.0.0.1 GATEWAY_PORT=$PORT EDGE_PORT=$PORT engine/bin/ministack >/dev/null 2>&1 &
engine=$!
for _ in $(seq 1 100); do curl -s -o /dev/null "http://127.0.0.1:$PORT" && break || sleep 0.2; done
NODE_NO_WARNINGS=1 node --input-type=module -e '
const place = { endpoint: `http://127.0.0.1:${process.env.PORT}`, region: "eu-west-2", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
import { CreateTableCommand, DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
const client = new DynamoDBClient(place);
await client.send(new CreateTableCommand({
  TableName: "sums", BillingMode: "PAY_PER_REQUEST",
  KeySchema: [{ AttributeName: "k", KeyType: "HASH" }], AttributeDefinitions: [{ AttributeName: "k", AttributeType: "S" }],
}));
await client.send(new PutItemCommand({ TableName: "sums", Item: { k: { S: "1" }, n: { N: "12345678901234567890123456789012" } } }));
const { Attributes } = await client.send(new UpdateItemCommand({
  TableName: "sums", Key: { k: { S: "1" } }, UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": { N: "1" } }, ReturnValues: "ALL_NEW",
}));
console.log(`12345678901234567890123456789012 + 1 = ${Attributes.n.N}`);
if (Attributes.n.N !== "12345678901234567890123456790000") { console.error("this has changed"); process.exit(1); }
'
