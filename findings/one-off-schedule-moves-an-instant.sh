#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, ScheduleExpression.at(date, timeZone) of aws-scheduler: takes a Date, which is an instant, writes down
# its UTC digits, and has EventBridge Scheduler read them in the time zone that was given. So 09:00Z with Europe/London in July is
# "at(2026-07-01T09:00:00)" in London, an hour before the instant that was passed. Nothing warns; in winter the two are the same.
# Whoever means the instant leaves the time zone out.
#
# Seen: at(2026-07-01T09:00:00) with timezone Europe/London, which is 08:00Z, for a Date of 09:00Z.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent aws-cdk-lib@2.276.0 constructs@10.8.1
CDK_VALIDATION=false node -e '
const { App, Stack, TimeZone } = require("aws-cdk-lib");
const { Queue } = require("aws-cdk-lib/aws-sqs");
const { Schedule, ScheduleExpression } = require("aws-cdk-lib/aws-scheduler");
const { SqsSendMessage } = require("aws-cdk-lib/aws-scheduler-targets");
const app = new App({ outdir: "out" });
const stack = new Stack(app, "Stack");
new Schedule(stack, "Schedule", {
  schedule: ScheduleExpression.at(new Date("2026-07-01T09:00:00Z"), TimeZone.EUROPE_LONDON),
  target: new SqsSendMessage(new Queue(stack, "Queue"), {}),
});
const { Resources } = app.synth().getStackByName("Stack").template;
const { Properties } = Object.values(Resources).find(({ Type }) => Type === "AWS::Scheduler::Schedule");
console.log(`${Properties.ScheduleExpression} in ${Properties.ScheduleExpressionTimezone}, for 2026-07-01T09:00:00Z`);
const same = Properties.ScheduleExpression === "at(2026-07-01T09:00:00)" && Properties.ScheduleExpressionTimezone === "Europe/London";
if (!same) { console.error("this has changed"); process.exit(1); }
'
