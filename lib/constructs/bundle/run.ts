// Run by bundled-code.ts in a process of its own, because the CDK wants its answer at once and esbuild takes plugins only where
// it may answer later. Entry files come as arguments, bundles go out as JSON: path → text.
import { build } from 'esbuild';
import { BUNDLE_OPTIONS } from './options.ts';

try {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: process.argv.slice(2),
    outdir: 'unwritten',
    write: false,
  });
  process.stdout.write(JSON.stringify(outputFiles.map(({ path, text }) => [path, text])));
} catch (error) {
  // esbuild has printed the problems with their places.
  process.stderr.write(`\n${(error as Error).message.split('\n')[0]}\n`);
  process.exitCode = 1;
}
