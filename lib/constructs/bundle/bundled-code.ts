// Function code as one small ES module. All functions of a product are bundled in one esbuild run, because
// `npm start` waits for synthesis and the parsing of the SDK is what takes the time; NodejsFunction starts one
// run per function. CDK still decides whether to bundle at all and hashes what comes out.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { NAME_FILE } from './made-beside.ts';
import { runnable } from './options.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url));
/** All functions of a product together are some fifteen megabytes. */
const MOST_BYTES = 256 * 1024 * 1024;

const bundlesByFolder = new Map<string, ReadonlyMap<string, string>>();

/**
 * The code of `lambdas/<folder>/functions/<name>.ts`, with `index.handler` as its handler. Throws when the file is missing or
 * does not compile. `isMadeBeside`: with the code's name in the place of the code.
 */
export function bundledCode(folder: string, name: string, isMadeBeside = false): Code {
  const source = join(ROOT, 'lambdas', folder);
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never run: the local bundling below always succeeds or throws.
      image: DockerImage.fromRegistry('none'),
      // Tells this asset from the other functions of the folder; CDK caches by what it can print.
      command: [isMadeBeside ? 'name' : 'bundle', name],
      local: {
        tryBundle(outputDirectory) {
          if (isMadeBeside) writeFileSync(join(outputDirectory, NAME_FILE), `${folder}/${name}`);
          else writeFileSync(join(outputDirectory, 'index.mjs'), bundleOf(folder, name));
          return true;
        },
      },
    },
  });
}

/** The bundle's text. The first call for a folder bundles all of its functions. */
export function bundleOf(folder: string, name: string): string {
  const entry = `lambdas/${folder}/functions/${name}.ts`;
  if (!existsSync(join(ROOT, entry))) throw new Error(`The function's code is missing: ${entry}`);
  let bundles = bundlesByFolder.get(folder);
  if (bundles === undefined) {
    bundles = bundleFolder(folder);
    bundlesByFolder.set(folder, bundles);
  }
  const bundle = bundles.get(name);
  if (bundle === undefined) throw new Error(`${entry} was not bundled`);
  return bundle;
}

function bundleFolder(folder: string): ReadonlyMap<string, string> {
  const entryPoints = readdirSync(join(ROOT, 'lambdas', folder, 'functions')).map(
    (file) => `lambdas/${folder}/functions/${file}`,
  );
  return new Map(build(entryPoints).map(([path, text]) => [basename(path, '.mjs'), runnable(text)]));
}

function build(entryPoints: readonly string[]): readonly (readonly [path: string, text: string])[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...entryPoints], {
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
    // esbuild looks for garbage less often, which is a quarter of its work.
    env: { GOGC: '400', ...process.env },
  });
  if (status === 0) return JSON.parse(stdout);
  process.stderr.write(stderr);
  throw new Error(stderr.trim().split('\n').at(-1) || 'esbuild could not be run');
}
