#!/usr/bin/env bash
# MiniStack 1.5.33 takes four things that AWS refuses by its API references, each of them a limit of this kind of application: a standard
# parameter of 4,097 characters and one that names another ("{{name}}", Parameter Store), a message delayed by 901 seconds (SQS), a
# text of 1,601 characters to a number without a country (SNS). A deployment that passes there can still fail in an account.
#
# Seen: all four taken.
set -euo pipefail
cd "$(mktemp -d)"
trap '[ -z "${engine:-}" ] || kill "$engine"; rm -rf "$PWD"' EXIT
python3 -m venv engine
engine/bin/pip install --quiet --disable-pip-version-check ministack==1.5.33
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-ssm@3.1169.0 @aws-sdk/client-sqs@3.1175.0 @aws-sdk/client-sns@3.1169.0
export PORT=$((20000 + RANDOM % 20000))
BIND_HOST=127.0.0.1 GATEWAY_PORT=$PORT EDGE_PORT=$PORT engine/bin/ministack >/dev/null 2>&1 &
engine=$!
for _ in $(seq 1 100); do curl -s -o /dev/null "http://127.0.0.1:$PORT" && break || sleep 0.2; done
NODE_NO_WARNINGS=1 node --input-type=module -e '
const place = { endpoint: `http://127.0.0.1:${process.env.PORT}`, region: "eu-west-2", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
const ssm = new SSMClient(place), sqs = new SQSClient(place), sns = new SNSClient(place);
const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "jobs" }));
const put = (Name, Value) => ssm.send(new PutParameterCommand({ Name, Value, Type: "String" }));
const asked = {
  "a parameter of 4,097 characters": put("/a", "x".repeat(4097)),
  "a parameter with {{name}}": put("/b", "Hi {{name}}"),
  "a delay of 901 s": sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "x", DelaySeconds: 901 })),
  "a text of 1,601 characters to 07700900123": sns.send(new PublishCommand({ PhoneNumber: "07700900123", Message: "x".repeat(1601) })),
};
let taken = 0;
for (const [what, answer] of Object.entries(asked)) {
  const said = await answer.then(() => "taken", (error) => error.name);
  console.log(`${what}: ${said}`);
  if (said === "taken") taken += 1;
}
if (taken !== 4) { console.error("this has changed"); process.exit(1); }
'
