// A checkout without the engine's package: it is fetched through npm from a stand-in registry, checked, kept, and started.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startEngine } from '../../../local/aws/engine.ts';
import {
  ENGINE_INTEGRITY,
  type EngineSearch,
  engineBinary,
  findEngine,
} from '../../../local/aws/engine-binary.ts';
import { fetchEngine } from '../../../local/aws/engine-package.ts';
import house from '../../../package.json' with { type: 'json' };
import lock from '../../../package-lock.json' with { type: 'json' };

const VERSION = house.optionalDependencies['@dynoxide/linux-x64'];
const SYSTEM = `${process.platform}-${process.arch}`;
const PROGRAM = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
const NAME = `@dynoxide/${SYSTEM}`;

/** One file of a tar archive, as npm writes it. */
function tarOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(512);
  head.write(name, 0, 'latin1');
  head.write('0000755\0', 100, 'latin1');
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  head.write('0ustar\0', 156, 'latin1');
  head.write('        ', 148, 'latin1');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return Buffer.concat([head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const program = readFileSync(await engineBinary(() => {}));
const manifest = Buffer.from(JSON.stringify({ name: NAME, version: VERSION }));
const packed = gzipSync(
  Buffer.concat([
    tarOf('package/package.json', manifest),
    tarOf(`package/${PROGRAM}`, program),
    Buffer.alloc(1024),
  ]),
  { level: 1 },
);
const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;

/** Has the one package, under one version. */
let registry: Server;
let address: string;
let versions: readonly string[];
const asked: string[] = [];
let checkout: string;
const npm = { ...process.env };

beforeAll(async () => {
  registry = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.endsWith('.tgz') === true) return void response.end(packed);
    if (decodeURIComponent(request.url ?? '') !== `/${NAME}`)
      return void response.writeHead(404).end('{"error":"not_found"}');
    const known = versions.map((version) => [
      version,
      { name: NAME, version, dist: { tarball: `${address}/${NAME}/-/x-${version}.tgz`, integrity } },
    ]);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        name: NAME,
        'dist-tags': { latest: versions.at(-1) },
        versions: Object.fromEntries(known),
      }),
    );
  });
  await new Promise<void>((listening) => registry.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
});
afterAll(() => void registry.close());

beforeEach(() => {
  asked.length = 0;
  versions = [VERSION];
  checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
  writeFileSync(join(checkout, 'package.json'), JSON.stringify(house));
  writeFileSync(
    join(checkout, '.npmrc'),
    `registry=${address}/\ncache=${join(checkout, 'cache')}\nfetch-retries=0\n`,
  );
  for (const name of Object.keys(process.env)) if (/^npm_config_/i.test(name)) delete process.env[name];
  return () => {
    Object.assign(process.env, npm);
    rmSync(checkout, { recursive: true, force: true });
  };
});

function search(more: Partial<EngineSearch> = {}) {
  const said: string[] = [];
  const found = findEngine({
    directory: checkout,
    system: SYSTEM,
    path: '/nowhere',
    integrity: { [SYSTEM]: integrity },
    fetch: fetchEngine,
    say: (line) => said.push(line),
    ...more,
  });
  return { said, found };
}

/** As if npm had brought it: npm itself takes seconds, and one test of it is enough. */
const brought: EngineSearch['fetch'] = async ({ version, target }) => {
  if (!versions.includes(version)) throw new Error(`No matching version found for ${version}`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, '');
};

/** A program that says that it is this version. */
function onPath(version: string): string {
  const folder = join(checkout, 'bin');
  mkdirSync(folder);
  writeFileSync(join(folder, PROGRAM), `#!/bin/sh\necho dynoxide ${version}\n`);
  chmodSync(join(folder, PROGRAM), 0o755);
  return folder;
}

test('given no engine, then the pinned one is fetched with one line, kept, and is an engine', async () => {
  const { said, found } = search();
  const file = await found;
  expect(file).toBe(join(checkout, '.local', 'engine', `${SYSTEM}-${VERSION}`, PROGRAM));
  expect(said).toEqual([
    `Fetching the DynamoDB engine ${NAME}@${VERSION} through npm, once (kept in .local/engine) …`,
  ]);
  const engine = await startEngine({ databasePath: undefined, endpoint: undefined, program: file });
  const answer = await engine.send('DynamoDB_20120810.ListTables', '{}', 'eu-west-2');
  await engine.stop();
  expect(answer).toEqual({ status: 200, body: '{"TableNames":[]}' });

  const before = asked.length;
  const again = search();
  expect(await again.found).toBe(file);
  expect([asked.length, again.said]).toEqual([before, []]);
});

test('given a package that is not what was pinned, then it is refused and nothing is kept', async () => {
  const { found } = search({ integrity: { [SYSTEM]: ENGINE_INTEGRITY['linux-x64'] ?? '' } });
  await expect(found).rejects.toThrow(/has the hash sha512-.*, and not sha512-sBHqlxJ9/);
  expect(existsSync(join(checkout, '.local', 'engine', `${SYSTEM}-${VERSION}`))).toBe(false);
});

test('given a registry that has other versions only, then none of them is taken, and it says what to do', async () => {
  versions = ['1.2.0', '1.3.0'];
  const { found } = search();
  await expect(found).rejects.toThrow(
    new RegExp(
      `no DynamoDB engine for ${SYSTEM}: .*${VERSION}.*"dynoxide" ${VERSION} on the PATH, or .*--dynamodb-endpoint`,
    ),
  );
});

test('given a system whose package nobody here has seen, then the line says that npm alone checks it', async () => {
  const { said, found } = search({ integrity: {}, fetch: brought });
  await found;
  expect(said[0]).toContain('its hash is not known here');
});

test('given the pinned version on the PATH, then it is taken, and nobody is asked', async () => {
  const folder = onPath(VERSION);
  const { said, found } = search({ path: `/nowhere:${folder}` });
  expect(await found).toBe(join(folder, PROGRAM));
  expect([asked, said]).toEqual([[], []]);
});

test('given another version on the PATH, then the pinned one is fetched; and only where that fails it is taken, aloud', async () => {
  const folder = onPath('9.9.9');
  expect(await search({ path: folder, fetch: brought }).found).toContain(join('.local', 'engine'));
  rmSync(join(checkout, '.local'), { recursive: true });
  versions = ['1.3.0'];
  const { said, found } = search({ path: folder, fetch: brought });
  expect(await found).toBe(join(folder, PROGRAM));
  expect(said.at(-1)).toContain(`which is 9.9.9 and not ${VERSION}`);
});

test('given a package of another version that is installed, then it is not the one', async () => {
  const folder = join(checkout, 'node_modules', NAME);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: NAME, version: '1.3.0' }));
  expect(dirname(await search({ fetch: brought }).found)).not.toBe(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: NAME, version: VERSION }));
  expect(dirname(await search().found)).toBe(folder);
});

test('the hash that is known is the one that npm ci checks', () => {
  expect(ENGINE_INTEGRITY).toEqual({
    'linux-x64': lock.packages['node_modules/@dynoxide/linux-x64'].integrity,
  });
  expect(Object.keys(house.optionalDependencies)).toEqual(['@dynoxide/linux-x64']);
});
