// Packs the laptop: `npm start` and what its threads begin with, as a few plain files with the packages in them. The next start
// then reads a dozen files instead of fifteen hundred, and loads no compiler. Run by a start that had no such files, once it is ready.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { BUNDLE_OPTIONS } from '../../lib/constructs/bundle/options.ts';
import { forgetOld } from '../template/sources.ts';
import { markOf, packedIn, ROOT } from './packed.js';

/** They change when the packages do, which are not looked at one by one. */
const INSTALLED = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
/** What packs is in no pack. */
const PACKER = [
  'local/packing/pack.ts',
  'local/template/sources.ts',
  'lib/constructs/bundle/options.ts',
  'lib/constructs/bundle/pure-schemas.ts',
];
/** CommonJS packages load Node's own modules by it, and those that are not packed. */
const REQUIRE = (root: string) =>
  `import{createRequire as __cr}from'node:module';const require=__cr(${JSON.stringify(pathToFileURL(join(root, 'package.json')).href)});`;

/** A source that asks where it is hears where it was: it looks for files of the house from there. */
const asAtHome: Plugin = {
  name: 'as-at-home',
  setup(pack) {
    pack.onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const places = {
        'import.meta.dirname': dirname(path),
        'import.meta.filename': path,
        'import.meta.url': pathToFileURL(path).href,
      };
      let contents = readFileSync(path, 'utf8').replaceAll('import.meta.main', 'false');
      for (const [words, place] of Object.entries(places))
        contents = contents.replaceAll(words, JSON.stringify(place));
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

/** `entries`: by the names that `packedFile` is asked for. */
export async function pack(
  root = ROOT,
  entries: Readonly<Record<string, string>> = {
    laptop: 'local/main.ts',
    worker: 'local/functions/worker.ts',
    'shared-worker': 'local/functions/shared-worker.ts',
  },
): Promise<void> {
  const began = Date.now();
  const parent = packedIn(root);
  const unfinished = join(parent, `.${process.pid}`);
  mkdirSync(parent, { recursive: true });
  try {
    const { metafile } = await build({
      ...BUNDLE_OPTIONS,
      // The laptop signs as an operator does, and people read its stack traces.
      alias: {},
      minify: false,
      keepNames: true,
      splitting: true,
      metafile: true,
      plugins: [asAtHome, ...BUNDLE_OPTIONS.plugins],
      // These find files of their own beside themselves, or are seldom asked for and large.
      external: ['esbuild', 'rolldown', 'aws-cdk-lib', 'aws-cdk-lib/*', '@inquirer/*', 'playwright-core'],
      banner: { js: REQUIRE(root) },
      outExtension: {},
      absWorkingDir: root,
      entryPoints: { ...entries },
      outdir: unfinished,
    });
    const own = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules'));
    // Saved while it was read: which of the two texts is in the pack nobody knows, and the next start packs anew.
    if (
      own.some((path) => (statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? began) >= began)
    )
      return;
    const sources = Object.fromEntries(
      [...own, ...INSTALLED, ...PACKER].map((path) => [path, markOf(join(root, path))]),
    );
    const told = JSON.stringify({ node: process.version, sources });
    const folder = createHash('sha256').update(told).digest('hex').slice(0, 16);
    rmSync(join(parent, folder), { recursive: true, force: true });
    renameSync(unfinished, join(parent, folder));
    const now = join(parent, `.now.${process.pid}`);
    writeFileSync(now, JSON.stringify({ folder, ...JSON.parse(told) }));
    renameSync(now, join(parent, 'now.json'));
    forgetOld(parent, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

if (import.meta.main) await pack();
