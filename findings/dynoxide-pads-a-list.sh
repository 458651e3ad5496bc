#!/usr/bin/env bash
# @dynoxide/linux-x64 1.2.1, a DynamoDB engine for tests: SET of an element behind a list's end fills the places between with
# NULLs and puts it where its index says. DynamoDB's documentation of update expressions says that such an element is added to
# the end of the list. Code that counts the list afterwards, or reads its last element by place, passes here and not there.
#
# Seen: a list of one element after SET l[5] = :v holds six, four of them NULL.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @dynoxide/linux-x64@1.2.1
port=$((20000 + RANDOM % 20000))
node_modules/@dynoxide/linux-x64/dynoxide serve --host 127.0.0.1 --port "$port" >/dev/null 2>&1 &
engine=$!
trap 'kill $engine; rm -rf "$PWD"' EXIT
ask() {
  curl -s "http://127.0.0.1:$port" -H 'content-type: application/x-amz-json-1.0' -H "x-amz-target: DynamoDB_20120810.$1" \
    -H 'x-amz-date: 20260101T000000Z' \
    -H 'authorization: AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=local' -d "$2"
}
for _ in $(seq 1 50); do ask ListTables '{}' >/dev/null && break || sleep 0.1; done
ask CreateTable '{"TableName":"lists","KeySchema":[{"AttributeName":"k","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"k","AttributeType":"S"}],"BillingMode":"PAY_PER_REQUEST"}' >/dev/null
ask PutItem '{"TableName":"lists","Item":{"k":{"S":"1"},"l":{"L":[{"S":"a"}]}}}' >/dev/null
list=$(ask UpdateItem '{"TableName":"lists","Key":{"k":{"S":"1"}},"UpdateExpression":"SET l[5] = :v","ExpressionAttributeValues":{":v":{"S":"b"}},"ReturnValues":"ALL_NEW"}')
echo "$list"
node -e '
const { L } = JSON.parse(process.argv[1]).Attributes.l;
const nulls = L.filter((one) => one.NULL === true).length;
console.log(`${L.length} elements, ${nulls} of them NULL`);
if (L.length !== 6 || nulls !== 4) { console.error("this has changed"); process.exit(1); }
' "$list"
