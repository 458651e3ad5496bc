#!/usr/bin/env bash
# MiniStack 1.5.33, DynamoDB: a Query with a FilterExpression on an attribute of the primary key is answered. DynamoDB refuses it
# ("Filter Expression can only contain non-primary key attributes"), as dynoxide 1.2.1 and dynalite 4.0.0 do, so that a query that
# was only tried there fails at its first call in an account. The same for BETWEEN with bounds of two types: answered, not refused.
#
# Seen: one item by the filter; the condition that compares a number with a string is simply not met.
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
import { CreateTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
const client = new DynamoDBClient(place);
await client.send(new CreateTableCommand({
  TableName: "sales", BillingMode: "PAY_PER_REQUEST",
  KeySchema: [{ AttributeName: "customer", KeyType: "HASH" }, { AttributeName: "at", KeyType: "RANGE" }],
  AttributeDefinitions: [{ AttributeName: "customer", AttributeType: "S" }, { AttributeName: "at", AttributeType: "S" }],
}));
for (const at of ["2026-11-26", "2026-11-27"]) await client.send(new PutItemCommand({ TableName: "sales", Item: { customer: { S: "1" }, at: { S: at }, points: { N: "3" } } }));
const byKey = await client.send(new QueryCommand({
  TableName: "sales", KeyConditionExpression: "customer = :m", FilterExpression: "#at = :at",
  ExpressionAttributeNames: { "#at": "at" }, ExpressionAttributeValues: { ":m": { S: "1" }, ":at": { S: "2026-11-27" } },
}));
const twoTypes = await client.send(new PutItemCommand({
  TableName: "sales", Item: { customer: { S: "1" }, at: { S: "2026-11-27" } }, ConditionExpression: "points BETWEEN :a AND :b",
  ExpressionAttributeValues: { ":a": { N: "1" }, ":b": { S: "9" } },
})).catch((error) => error.name);
console.log(`by a filter on the key: ${byKey.Count} item; a number between 1 and "9": ${twoTypes}`);
if (byKey.Count !== 1 || twoTypes !== "ConditionalCheckFailedException") { console.error("this has changed"); process.exit(1); }
'
