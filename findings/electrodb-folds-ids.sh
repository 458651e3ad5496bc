#!/usr/bin/env bash
# electrodb 3.9.3, a layer over DynamoDB that makes keys of attributes: it writes them in small letters unless each index is told
# otherwise. Ids of Square hold letters of both sizes and may differ in those only, so that two sales of one till come to one key: the
# second create is refused as a repeat of the first, and its points are never given. The attributes themselves keep their
# letters, so that what is read back looks right.
#
# Seen: one key for the sales "q7Rb" and "Q7rB" of one till.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent electrodb@3.9.3
node -e '
const { Entity } = require("electrodb");
const sales = new Entity({
  model: { service: "loyalty", entity: "sale", version: "1" },
  attributes: { till: { type: "string" }, sale: { type: "string" } },
  indexes: { byTill: { pk: { field: "pk", composite: ["till"] }, sk: { field: "sk", composite: ["sale"] } } },
}, { table: "sales" });
const key = (sale) => JSON.stringify(sales.create({ till: "1", sale }).params().Item, ["pk", "sk"]);
console.log(key("q7Rb"), key("Q7rB"));
if (key("q7Rb") !== key("Q7rB")) { console.error("this has changed"); process.exit(1); }
'
