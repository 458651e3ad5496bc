#!/usr/bin/env bash
# libphonenumber-js 1.13.16: parsePhoneNumberFromString answers the same text, "tel:7700900123;phone-context=+44", with a
# number at one call and with nothing at the next. The pattern that checks the context carries the flag "g" and is kept
# between calls, so that test() goes on from where the last match ended. Nothing is thrown: every second line of a file, or
# a retry of the same body, is refused as no number. Whoever parses such texts takes them apart themselves.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent libphonenumber-js@1.13.16
node -e '
const { parsePhoneNumberFromString } = require("libphonenumber-js/min");
const answers = [1, 2, 3, 4].map(() => parsePhoneNumberFromString("tel:7700900123;phone-context=+44")?.number ?? "none");
console.log("the same text four times: " + answers.join(", "));
if (new Set(answers).size === 1) { console.error("this has changed"); process.exit(1); }
'
