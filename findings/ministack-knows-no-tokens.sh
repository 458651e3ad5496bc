#!/usr/bin/env bash
# MiniStack 1.5.33: the tokens that make a request safe to repeat are not looked at, where DynamoDB of the same engine honours its own.
# CreateSchedule twice with one ClientToken is a ConflictException (EventBridge Scheduler answers the second as the first), and
# PutSecretValue with the ClientRequestToken of another value replaces it (Secrets Manager refuses: a version cannot be
# modified). A retry after a lost answer looks like a bug there, and a bug in the use of tokens cannot be seen.
#
# Seen: ConflictException; the second value under the first token was taken.
set -euo pipefail
cd "$(mktemp -d)"
trap '[ -z "${engine:-}" ] || kill "$engine"; rm -rf "$PWD"' EXIT
python3 -m venv engine
engine/bin/pip install --quiet --disable-pip-version-check ministack==1.5.33
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @aws-sdk/client-scheduler@3.1169.0 @aws-sdk/client-secrets-manager@3.1164.0
export PORT=$((20000 + RANDOM % 20000))
BIND_HOST=127.0.0.1 GATEWAY_PORT=$PORT EDGE_PORT=$PORT engine/bin/ministack >/dev/null 2>&1 &
engine=$!
for _ in $(seq 1 100); do curl -s -o /dev/null "http://127.0.0.1:$PORT" && break || sleep 0.2; done
NODE_NO_WARNINGS=1 node --input-type=module -e '
const place = { endpoint: `http://127.0.0.1:${process.env.PORT}`, region: "eu-west-2", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
import { CreateScheduleCommand, SchedulerClient } from "@aws-sdk/client-scheduler";
import { CreateSecretCommand, GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
const scheduler = new SchedulerClient(place);
const schedule = new CreateScheduleCommand({
  Name: "remind", ClientToken: "token-1", ScheduleExpression: "at(2030-01-01T09:00:00)", FlexibleTimeWindow: { Mode: "OFF" },
  Target: { Arn: "arn:aws:sqs:eu-west-2:000000000000:jobs", RoleArn: "arn:aws:iam::000000000000:role/scheduler" },
});
await scheduler.send(schedule);
const again = await scheduler.send(schedule).then(() => "taken", (error) => error.name);
const secrets = new SecretsManagerClient(place);
await secrets.send(new CreateSecretCommand({ Name: "till", SecretString: "one" }));
const put = (SecretString) => secrets.send(new PutSecretValueCommand({ SecretId: "till", SecretString, ClientRequestToken: "00000000-0000-4000-8000-000000000001" }));
await put("two");
const other = await put("three").then(() => "taken", (error) => error.name);
const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: "till" }));
console.log(`the same schedule with the same token: ${again}; another value under the token of the first: ${other}, now "${SecretString}"`);
if (again !== "ConflictException" || other !== "taken" || SecretString !== "three") { console.error("this has changed"); process.exit(1); }
'
