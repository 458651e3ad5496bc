#!/usr/bin/env bash
# mailchecker 6.0.21, whose isValid() is there to keep throwaway addresses out of a sign-up form: it says no to addresses of
# people who read their mail. keemail.me is one of the domains that Tuta gives its mailboxes; duck.com, mozmail.com (Firefox
# Relay), simplelogin.com and passmail.net (Proton) forward to somebody's own mailbox, and privaterelay.appleid.com, which
# does the same for Apple, passes. The lists of disposable-email-domains 1.0.62 and fakefilter 0.1.1476 have none of the five, so
# that the same shopper is welcome or not by which package a shop took.
#
# Seen: mailchecker refuses all five and takes Apple's; the other two take all six.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent mailchecker@6.0.21 disposable-email-domains@1.0.62 fakefilter@0.1.1476
node -e '
const domains = ["keemail.me", "duck.com", "mozmail.com", "simplelogin.com", "passmail.net", "privaterelay.appleid.com"];
const { isValid } = require("mailchecker");
const listed = new Set(require("disposable-email-domains"));
const { isFakeDomain } = require("fakefilter");
const refused = {
  mailchecker: domains.filter((domain) => !isValid(`somebody@${domain}`)),
  "disposable-email-domains": domains.filter((domain) => listed.has(domain)),
  fakefilter: domains.filter((domain) => isFakeDomain(domain)),
};
for (const [name, those] of Object.entries(refused)) console.log(`${name} refuses ${those.length}: ${those.join(", ")}`);
if (refused.mailchecker.length !== 5 || refused["disposable-email-domains"].length + refused.fakefilter.length > 0) {
  console.error("this has changed"); process.exit(1);
}
'
