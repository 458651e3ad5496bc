#!/usr/bin/env bash
# aws-cron-parser 1.1.12, which works out when an expression of EventBridge fires next: for a day that a month does not have
# it answers the first of the month after, where EventBridge lets that month (or year) go by. "0 9 29 2 ? *" is said to fire on
# 1 March 2027, "0 9 31 * ? *" on 1 December. Nothing is thrown, so that a preview or a test built on it shows runs that
# never come.
#
# Seen: 2027-03-01T09:00 for the 29th of February, 2026-12-01T09:00 for the 31st.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent aws-cron-parser@1.1.12
node -e '
const { parse, next } = require("aws-cron-parser");
const from = new Date("2026-11-01T12:00:00Z");
const first = (expression) => next(parse(expression), from).toISOString().slice(0, 16);
const second = (expression) => next(parse(expression), next(parse(expression), from)).toISOString().slice(0, 16);
const leap = first("0 9 29 2 ? *");
const long = first("0 9 31 * ? *");
console.log(`the 29th of February: ${leap}; the 31st: ${long}, then ${second("0 9 31 * ? *")}`);
if (leap !== "2027-03-01T09:00" || long !== "2026-12-01T09:00") { console.error("this has changed"); process.exit(1); }
'
