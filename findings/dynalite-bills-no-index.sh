#!/usr/bin/env bash
# dynalite 4.0.0, a DynamoDB engine for tests: ReturnConsumedCapacity counts the table alone. A write that an index holds as well
# costs 2 units by DynamoDB's pricing and by dynoxide 1.2.1, one that moves within the index 3; here each is 1, with "INDEXES"
# asked for, too. It takes an empty text as the key of an index as well, which DynamoDB refuses. A bill or a budget of units that is
# tested on it is a half or a third of the true one.
#
# Seen: 1 unit for the new item, 1 for the move within the index; the empty key is taken.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent dynalite@4.0.0 @aws-sdk/client-dynamodb@3.1169.0
NODE_NO_WARNINGS=1 node -e '
const dynalite = require("dynalite");
const { CreateTableCommand, DynamoDBClient, PutItemCommand, waitUntilTableExists } = require("@aws-sdk/client-dynamodb");
const server = dynalite({ createTableMs: 0 });
server.listen(0, "127.0.0.1", async () => {
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const client = new DynamoDBClient({ endpoint, region: "eu-west-2", credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  await client.send(new CreateTableCommand({
    TableName: "members", BillingMode: "PAY_PER_REQUEST",
    KeySchema: [{ AttributeName: "phone", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "phone", AttributeType: "S" }, { AttributeName: "lapses", AttributeType: "S" }],
    GlobalSecondaryIndexes: [{ IndexName: "by-lapse", KeySchema: [{ AttributeName: "lapses", KeyType: "HASH" }], Projection: { ProjectionType: "ALL" } }],
  }));
  await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 20 }, { TableName: "members" });
  const put = async (lapses) => (await client.send(new PutItemCommand({
    TableName: "members", Item: { phone: { S: "1" }, lapses: { S: lapses } }, ReturnConsumedCapacity: "INDEXES",
  }))).ConsumedCapacity.CapacityUnits;
  const units = [await put("2026-11"), await put("2026-12")];
  const empty = await put("").then(() => "taken", (error) => error.name);
  console.log(`a new item: ${units[0]} unit; moved within the index: ${units[1]}; an empty key of the index: ${empty}`);
  if (units[0] !== 1 || units[1] !== 1 || empty !== "taken") { console.error("this has changed"); process.exitCode = 1; }
  server.close();
  process.exit();
});
'
