// Where the laptop lies as plain files, packed by an earlier start from the sources as they are now. In plain JavaScript, like
// whoever asks: Node takes a tenth of a second and sixteen megabytes to get ready for the first line of TypeScript.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = resolve(import.meta.dirname, '..', '..');

export const packedIn = (root) => join(root, '.local', 'packed');

/** What of a file tells that it is another one by now. A look at a thousand files takes some milliseconds, reading them ten times that. */
export function markOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'none' : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

/**
 * The file of this name, where everything that went into it is as it was. Undefined otherwise, whatever the reason: then the
 * sources are taken.
 */
export function packedFile(name, root = ROOT) {
  try {
    const { node, folder, sources } = JSON.parse(readFileSync(join(packedIn(root), 'now.json'), 'utf8'));
    const path = join(packedIn(root), folder, `${name}.js`);
    if (node !== process.version || !existsSync(path)) return undefined;
    for (const [source, mark] of Object.entries(sources))
      if (markOf(join(root, source)) !== mark) return undefined;
    return pathToFileURL(path).href;
  } catch {
    return undefined;
  }
}
