// `npm run deploy`: looks at what stands in the account, refuses what would lose something, and hands on to the CDK.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { makeAskAws } from './aws/ask.ts';
import { askThroughLookup } from './aws/through-lookup.ts';
import { guard } from './deploy/guard.ts';
import { comingBack } from './deploy/taken.ts';
import { templatesOf } from './doctor/templates.ts';
import { makeTool, runAsProcess, UsageError } from './frame/command.ts';
import { settingsIn } from './frame/destination.ts';

const help = `Puts the stacks that the settings switch on into your AWS account. Looks first, and refuses what would replace or delete a
table, a bucket, a secret, a schedule group or an address.

  npm run deploy                             all stacks
  npm run deploy -- cart-recovery            one of them
  npm run deploy -- --check                  looks, and deploys nothing

  --import-existing-resources   takes back what has the names of a stack that is not there; where an earlier stack left it, a
                                deployment does so by itself
  --require-approval <when>     never, broadening (default), any-change: when the CDK asks before it changes permissions
  --profile <name>              other AWS credentials than your usual ones
  --outputs-file <file>         writes the outputs there as JSON

For anything else of the CDK there is npx cdk; it looks at nothing first.`;

export const main = makeTool({
  help,
  options: {
    check: 'flag',
    'import-existing-resources': 'flag',
    'require-approval': 'text',
    profile: 'text',
    'outputs-file': 'text',
  },
  words: [0, 10],
  async run({ words, options, environment, print }) {
    if (options.profile !== undefined) process.env.AWS_PROFILE = options.profile;
    const settings = settingsIn(environment);
    const all = await templatesOf(settings);
    const known = all.map(({ name }) => name);
    const unknown = words.filter((word) => !known.includes(word));
    if (unknown.length > 0)
      throw new UsageError(
        `There is no stack ${unknown.join(', ')}; the settings switch on: ${known.join(', ')}`,
      );
    const chosen = words.length === 0 ? all : all.filter(({ name }) => words.includes(name));
    const endpoint = environment.AWS_ENDPOINT_URL;
    const place = { endpoint, now: () => new Date() };
    const ask = askThroughLookup(makeAskAws(place), (keys) => makeAskAws({ ...place, keys }));
    const stuck = await guard(chosen, ask);
    const back = stuck.length > 0 ? undefined : await comingBack(chosen, ask);
    const isAskedToImport = options['import-existing-resources'];
    const refusals = [...stuck, ...(isAskedToImport ? [] : (back?.refusals ?? []))];
    for (const line of refusals) print(line);
    if (refusals.length > 0) return 1;
    for (const line of back?.importing ?? []) print(line);
    const takesBack = isAskedToImport || (back?.importing ?? []).length > 0;
    if (settings.ephemeral)
      print(
        'Note: "ephemeral" is on, so that the data goes with the stacks; at a bucket that is not empty their deletion stops.',
      );
    if (options.check) {
      print('Nothing would be replaced or deleted that holds data. Nothing was deployed.');
      return 0;
    }
    return cdk([
      'deploy',
      ...(words.length === 0 ? ['--all'] : words),
      ...(takesBack ? ['--import-existing-resources'] : []),
      ...['require-approval', 'outputs-file', 'profile'].flatMap((name) => {
        const value = options[name as 'profile'];
        return value === undefined ? [] : [`--${name}`, value];
      }),
    ]);
  },
});

/** The version that is pinned, with this terminal to ask at. */
function cdk(args: readonly string[]): Promise<number> {
  const program = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

if (import.meta.main) await runAsProcess(main);
