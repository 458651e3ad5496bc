// What it took to make a script of a bundle, kept on this disk: its text as a script, and what V8 compiled of it. A process that
// runs bundles for a few seconds would spend most of them on both. Nothing depends on it: a file that is missing, torn or of
// another Node is made again. What V8 compiled under other flags is another file: V8 would refuse it, and whoever runs with
// these and whoever runs with those would take each other's away in turn.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

const KEPT_MS = 24 * 60 * 60 * 1000;
/** V8 throws away what it compiled of a function that has not run for a while: what runs once, at first, is most of a bundle. */
const KEEP_AFTER_MS = 1_000;

export type KeptScripts = {
  /** The script of `text`, made by `make` where it is not kept yet. `how` names the way it is made: another way, another script. */
  script(text: string, how: string, filename: string, make: () => string): Script;
  /** Makes it, where it is not kept yet, for whoever asks for it later. */
  keep(text: string, how: string, make: () => Promise<string>): Promise<void>;
  /** Keeps what V8 has compiled by now, which is what was run. */
  keepCompiled(): void;
};

export function openKeptScripts(folder: string): KeptScripts {
  mkdirSync(folder, { recursive: true });
  forgetOld(folder);
  const uncompiled: { readonly script: Script; readonly path: string }[] = [];
  function keepCompiled(): void {
    for (const { script, path } of uncompiled.splice(0)) write(path, script.createCachedData());
  }
  const pathOf = (text: string, how: string): string => {
    const from = `${process.version} ${process.arch} ${how}\0`;
    return join(folder, createHash('sha256').update(from).update(text).digest('hex').slice(0, 32));
  };
  return {
    script(text, how, filename, make) {
      const path = pathOf(text, how);
      const kept = read(`${path}.js`)?.toString('utf8');
      const source = kept ?? make();
      if (kept === undefined) write(`${path}.js`, source);
      const compiled = `${path}.${cachedDataVersionTag()}.compiled`;
      const cachedData = read(compiled);
      const script = new Script(source, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
      if (script.cachedDataRejected !== false) {
        uncompiled.push({ script, path: compiled });
        setTimeout(keepCompiled, KEEP_AFTER_MS).unref();
      }
      return script;
    },
    async keep(text, how, make) {
      const path = `${pathOf(text, how)}.js`;
      if (!existsSync(path)) write(path, await make());
    },
    keepCompiled,
  };
}

/** As with the synthesised apps: bundles of yesterday's sources are not asked for again. */
function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > KEPT_MS) rmSync(path, { force: true });
  }
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Under another name first: another process may be reading. A full disk is no reason to run nothing. */
function write(path: string, content: string | Buffer): void {
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } catch {
    rmSync(unfinished, { force: true });
  }
}
