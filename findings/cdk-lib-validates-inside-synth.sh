#!/usr/bin/env bash
# aws-cdk-lib 2.276.0: app.synth() of one stack with one bucket takes about a hundred times the processor time with the
# validation that it brings along (a WebAssembly module, loaded at a process's first synth) as without it. Nothing prints
# that it runs, as long as it finds nothing. The context key "@aws-cdk/core:validateAgainstDefaultRules": false does not
# switch it off; the environment variable CDK_VALIDATION=false does.
#
# Seen (Node 20.20, x64, processor seconds of synth): as it comes 4.25, with the context key 4.02, with the variable 0.04.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init -y >/dev/null
npm install --no-audit --no-fund --silent aws-cdk-lib@2.276.0 constructs@10.8.1
cat > app.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const app = new App({ outdir: 'out', context: JSON.parse(process.env.SOME_CONTEXT ?? '{}') });
new Bucket(new Stack(app, 'Stack'), 'Bucket');
const earlier = process.cpuUsage();
app.synth();
const { user, system } = process.cpuUsage(earlier);
console.log(((user + system) / 1e6).toFixed(2));
JS
as_it_comes=$(node app.cjs)
with_the_key=$(SOME_CONTEXT='{"@aws-cdk/core:validateAgainstDefaultRules":false}' node app.cjs)
with_the_variable=$(CDK_VALIDATION=false node app.cjs)
echo "processor seconds of synth: as it comes $as_it_comes, with the context key $with_the_key, with CDK_VALIDATION=false $with_the_variable"
node -e '
const [comes, key, variable] = process.argv.slice(1).map(Number);
const holds = comes > 10 * variable && key > 10 * variable;
if (!holds) { console.error("this has changed"); process.exit(1); }
' "$as_it_comes" "$with_the_key" "$with_the_variable"
