// The sender that docs/platforms.md shows, saved and run as it says there: what it is told when all is well, when its clock is
// another one than the shop's, and when its secret is wrong.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { openSampleShop } from '../../local/sample/shop.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import { buildHere } from '../support/build-here.ts';
import { wayOf } from '../support/way.ts';

const SENDER = /```js\n(?<code>import [\s\S]*?)```/.exec(readFileSync('docs/platforms.md', 'utf8'))?.groups
  ?.code;

let runtime: Runtime;
let store: Awaited<ReturnType<typeof openSampleShop>>;
let folder: string;
beforeAll(async () => {
  runtime = await startRuntime({ packs, only: ['upsell'], ...wayOf({}), quiet: true, build: buildHere });
  store = await openSampleShop(runtime, packs);
  folder = mkdtempSync(join(tmpdir(), 'sender-'));
  writeFileSync(join(folder, 'send-order.mjs'), SENDER ?? '');
}, 240_000);
afterAll(async () => {
  await store?.stop();
  await runtime?.stop();
  rmSync(folder, { recursive: true });
});

/** What the page of the laptop says, as a reader takes it from there. */
async function shown(): Promise<{ readonly address: string; readonly secret: string }> {
  const status = JSON.stringify(await (await fetch(`${runtime.url}/_local/status`)).json());
  return { address: runtime.functionUrl('upsr-order'), secret: /whsec_[\w+/=]+/.exec(status)?.[0] ?? '' };
}

async function send(secret?: string): Promise<string> {
  const known = await shown();
  const args = [join(folder, 'send-order.mjs'), known.address, secret ?? known.secret];
  return new Promise((resolve) => {
    let said = '';
    const child = spawn(process.execPath, args);
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString();
    });
    child.on('close', () => resolve(said.trim()));
  });
}

it('is taken on, rightly signed', async () => {
  expect(await send()).toMatch(/^200 .*"accepted"/);
});

it('with a wrong secret it is told nothing but that', async () => {
  expect(await send(`whsec_${Buffer.alloc(32, 7).toString('base64')}`)).toBe('401 {"error":"unauthorized"}');
});

it('with a clock that is another one than the shop’s it is told so, and the time there', async () => {
  await runtime.advance('PT1H');
  // Of the first order the shop knows already, which it says whenever it is told again.
  writeFileSync(join(folder, 'send-order.mjs'), (SENDER ?? '').replace("'1001'", "'1002'"));
  const said = await send();
  expect(said).toMatch(/^401 /);
  expect(JSON.parse(said.slice(4))).toMatchObject({
    reason: expect.stringContaining('The signature is right'),
    time_here: expect.stringMatching(/^\d{4}-/),
  });
});
