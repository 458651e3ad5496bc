#!/usr/bin/env bash
# psl 1.15.0 and tldts 7.6.0 read the same Public Suffix List and tell "the same organisation?", as a check of DMARC's alignment or of
# cookies asks, in three ways. Two shops at myshopify.com are strangers to psl and one organisation to tldts as it comes,
# which leaves the list's private part out; with allowPrivateDomains they are strangers again. Two shops at square.site, and two
# Lambda Function URLs of one region, are one organisation to psl as well, whose copy of the list lacks theirs.
#
# Seen: psl same/different: different, same, same; tldts as it comes: same, same, same; with private domains: all different.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent psl@1.15.0 tldts@7.6.0
node -e '
const psl = require("psl");
const { getDomain } = require("tldts");
const places = ["myshopify.com", "square.site", "lambda-url.eu-west-2.on.aws"];
const judged = (name, domain) => {
  const said = places.map((place) => (domain(`one.${place}`) === domain(`two.${place}`) ? "same" : "different")).join(", ");
  console.log(`${name}: ${said}`);
  return said;
};
const all = [
  judged("psl", (host) => psl.get(host)),
  judged("tldts", (host) => getDomain(host)),
  judged("tldts with private domains", (host) => getDomain(host, { allowPrivateDomains: true })),
];
if (all.join("; ") !== "different, same, same; same, same, same; different, different, different") { console.error("this has changed"); process.exit(1); }
'
