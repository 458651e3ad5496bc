#!/usr/bin/env bash
# AWS SDK for JavaScript 3.1169.0 against an engine whose clock is not the machine's, as on a laptop that plays next week: where
# the answer's Date lies minutes or more away, every error is taken for a matter of the clock and asked again, whatever its
# name says. A conditional write that lost (ConditionalCheckFailedException) is sent four times, a missing object (NoSuchKey)
# three times, and the next call does the same, although the client says clockSkewCorrected. With one clock each is asked once.
# Counted calls, faults by the call and races are wrong there until the answers bear the machine's own time.
#
# Seen: 4 requests for a lost condition and 3 for a missing object with five days between the clocks, 1 and 1 without.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-dynamodb@3.1169.0 @aws-sdk/client-s3@3.1169.0
NODE_NO_WARNINGS=1 node --input-type=module -e '
import { createServer } from "node:http";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
const DAY = 86_400_000;
let asked = 0, ahead = 0;
const server = createServer((request, response) => {
  asked += 1;
  const date = new Date(Date.now() + ahead).toUTCString();
  if (request.method === "POST") {
    response.writeHead(400, { date, "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", message: "no" }));
  } else {
    response.writeHead(404, { date, "content-type": "application/xml" });
    response.end("<Error><Code>NoSuchKey</Code><Message>no</Message></Error>");
  }
});
await new Promise((open) => server.listen(0, "127.0.0.1", open));
const place = { endpoint: `http://127.0.0.1:${server.address().port}`, region: "eu-west-2", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
async function requests(client, command) {
  asked = 0;
  const name = await client.send(command()).then(() => "no error", (error) => error.name);
  return `${asked} (${name})`;
}
const seen = [];
for (ahead of [0, 5 * DAY]) {
  const tables = new DynamoDBClient(place), buckets = new S3Client({ ...place, forcePathStyle: true });
  const write = () => new PutItemCommand({ TableName: "carts", Item: { k: { S: "1" } }, ConditionExpression: "attribute_not_exists(k)" });
  const read = () => new GetObjectCommand({ Bucket: "rules", Key: "rules.txt" });
  seen.push([await requests(tables, write), await requests(tables, write), await requests(buckets, read), await requests(buckets, read)]);
  console.log(`${ahead / DAY} days between the clocks: a lost condition ${seen.at(-1)[0]}, again ${seen.at(-1)[1]}; a missing object ${seen.at(-1)[2]}, again ${seen.at(-1)[3]}`);
}
server.close();
server.closeAllConnections();
const counts = JSON.stringify(seen.map((row) => row.map((text) => parseInt(text, 10))));
if (counts !== "[[1,1,1,1],[4,4,3,3]]") { console.error("this has changed: " + counts); process.exit(1); }
'
