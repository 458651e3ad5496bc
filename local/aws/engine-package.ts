// The engine's program as npm has it: fetched in the pinned version, checked against its hash, and taken out of its package.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What is to be fetched, and where the program is to lie afterwards. */
export type EnginePackage = {
  readonly name: string;
  readonly version: string;
  /** The name of the program inside the package. */
  readonly program: string;
  /** As package-lock.json writes it, `sha512-…`. Undefined where nobody here has seen the package yet. */
  readonly integrity: string | undefined;
  readonly target: string;
  /** npm is asked from here, so that the project's own .npmrc counts. */
  readonly directory: string;
};

const TAR_BLOCK_BYTES = 512;
const TAR_SIZE_AT = 124;
const EXECUTABLE = 0o755;

/** Throws, leaving nothing at the target, when npm does not have it or what came is not what was pinned. */
export async function fetchEngine(wanted: EnginePackage): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    await npmPack(wanted, folder);
    const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (file === undefined) throw new Error('npm wrote no package');
    const packed = readFileSync(join(folder, file));
    checkIntegrity(packed, wanted);
    const program = fileIn(gunzipSync(packed), `package/${wanted.program}`);
    if (program === undefined) throw new Error(`${wanted.name} has no file ${wanted.program}`);
    keep(program, wanted.target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In two steps, so that nobody beside us starts half a program. */
function keep(program: Buffer, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  writeFileSync(unfinished, program, { mode: EXECUTABLE });
  renameSync(unfinished, target);
}

function checkIntegrity(packed: Buffer, { name, version, integrity }: EnginePackage): void {
  if (integrity === undefined) return;
  const found = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
  if (found !== integrity)
    throw new Error(`what came for ${name}@${version} has the hash ${found}, and not ${integrity}`);
}

/** With its own check of what the registry states, and with whatever registry and proxy the operator has. */
async function npmPack({ name, version, directory }: EnginePackage, folder: string): Promise<void> {
  const args = ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const child =
    npm?.endsWith('.js') === true
      ? spawn(process.execPath, [npm, ...args], { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] })
      : spawn('npm', args, {
          cwd: directory,
          stdio: ['ignore', 'ignore', 'pipe'],
          // npm is a command file there, which only a shell starts.
          shell: process.platform === 'win32',
        });
  let words = '';
  child.stderr?.on('data', (data) => {
    words = `${words}${String(data)}`.slice(0, 2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm pack ${name}@${version} ended with ${code}. ${shown(words)}`.trim());
}

/** The first thing that npm said, without its colours. */
const shown = (words: string): string =>
  words
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!)\s*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('code '))
    .slice(0, 1)
    .join(' ');

/** One file of a tar archive; npm's packages have short names and no links, so that this is all there is to read. */
function fileIn(archive: Buffer, wanted: string): Buffer | undefined {
  for (let at = 0; at + TAR_BLOCK_BYTES <= archive.length; ) {
    const name = archive.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('latin1', at + TAR_SIZE_AT, at + TAR_SIZE_AT + 12), 8) || 0;
    const from = at + TAR_BLOCK_BYTES;
    if (name === wanted) return archive.subarray(from, from + size);
    at = from + Math.ceil(size / TAR_BLOCK_BYTES) * TAR_BLOCK_BYTES;
  }
  return undefined;
}
