#!/usr/bin/env bash
# @woocommerce/woocommerce-rest-api 1.0.2, WooCommerce's own client, against a store without TLS (one on a laptop): every
# parameter stands in the address twice, once by the client's own hand and once by the HTTP library's, and one that is undefined is
# sent as the word "undefined", which WooCommerce refuses as no number. A list of a hundred ids makes an address of twice
# its length, and some hosts cut there.
#
# Seen: email twice in one address; per_page=undefined twice.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @woocommerce/woocommerce-rest-api@1.0.2
node -e '
const { createServer } = require("node:http");
const library = require("@woocommerce/woocommerce-rest-api");
const Client = library.default ?? library;
const seen = [];
const server = createServer((request, response) => {
  seen.push(new URL(request.url, "http://store.invalid").searchParams);
  response.writeHead(200, { "content-type": "application/json" });
  response.end("[]");
});
server.listen(0, "127.0.0.1", async () => {
  const client = new Client({ url: `http://127.0.0.1:${server.address().port}`, consumerKey: "ck", consumerSecret: "cs", version: "wc/v3" });
  await client.get("customers", { email: "jo@shop.example" });
  await client.get("orders", { per_page: undefined });
  server.close();
  server.closeAllConnections();
  const emails = seen[0].getAll("email"), sizes = seen[1].getAll("per_page");
  console.log(`email: ${emails.join(" and ")}; per_page: ${sizes.join(" and ")}`);
  if (emails.length !== 2 || sizes.length !== 2 || sizes[0] !== "undefined") { console.error("this has changed"); process.exitCode = 1; }
});
'
