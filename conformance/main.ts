// `npm run conformance`: the unmodified stacks on an engine that nobody here wrote, beside the laptop; the same stories on both.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeTool, runAsProcess, UsageError } from '../tools/frame/command.ts';
import { secondEngine } from './engine/python.ts';
import { playOnBoth, storiesNamed } from './play.ts';
import { practise } from './practise.ts';
import { STORIES } from './stories/stories.ts';

const help = `npm run conformance -- [options]

Deploys the stacks, as they are, onto an AWS engine that nobody here wrote (ministack, a Python package, in a virtual environment of
its own below .local/), tells both it and the laptop the same stories, and prints what came out the same, what differs and who is
right by AWS's documentation, and what that engine cannot do. Needs Python; no AWS account, no Docker. Everything it starts ends with it.

  --only <story>    one of ${STORIES.map(({ name }) => name).join(', ')}; may be given several times
  --redeploy        also destroys the stacks, keeping their data, and deploys them again with --import-existing-resources
  --state           also every test of what is written to DynamoDB (*.state.ts), on that engine
  --keep            leaves what the engine kept of the run, for looking at
  --practise        plays nothing: leaves the engine running until Ctrl-C, and says how to deploy to it as if it were AWS

Exit code 0: nothing differs that is not known; also where Python or the engine cannot be had and CI is set. 1: something differs, or could not be
played. 2: the command was not understood.`;

export const main = makeTool({
  help,
  options: { only: 'texts', redeploy: 'flag', state: 'flag', keep: 'flag', practise: 'flag' },
  async run({ options, environment, print }) {
    const stories = storiesNamed(options.only);
    if ('unknown' in stories)
      throw new UsageError(
        `There is no story "${stories.unknown}"; there are: ${STORIES.map(({ name }) => name).join(', ')}`,
      );
    const local = resolve(import.meta.dirname, '..', '.local');
    const installed = await secondEngine(local, print);
    if ('missing' in installed) {
      print(installed.missing);
      if (environment.CI === undefined) return 1;
      print('conformance: not run.');
      return 0;
    }
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    try {
      if (options.practise) {
        await practise({ ...installed, folder, local, print, until: enough() });
        return 0;
      }
      return await playOnBoth({ ...installed, ...options, stories, folder, print });
    } finally {
      if (options.keep) print(`Kept: ${folder}`);
      else rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** Aborted by Ctrl-C, or whoever ends this process. */
function enough(): AbortSignal {
  const had = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => had.abort());
  return had.signal;
}

if (import.meta.main) await runAsProcess(main);
