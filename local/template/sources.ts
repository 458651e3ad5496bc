// What a folder of made things is named by: a hash of everything that went in. And how long it is kept.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const KEPT_MS = 24 * 60 * 60 * 1000;

/** Of these files, and all files below these folders of `directory`; what is not there counts as nothing. */
export function hashOfSources(directory: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(join(directory, source))) {
      hash.update(relative(directory, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** What is in this folder goes after a day, but for this name: a runtime that still loads bundles from one will have ended by then. */
export function forgetOld(parent: string, but?: string): void {
  for (const name of readdirSync(parent)) {
    const path = join(parent, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (name !== but && stats !== undefined && Date.now() - stats.mtimeMs > KEPT_MS) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
