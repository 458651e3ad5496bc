import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Asked, makeTool, UsageError } from '../../../tools/frame/command.ts';
import { openPlace, placeOptions } from '../../../tools/frame/place.ts';

const options = { yes: 'flag', by: 'text', set: 'texts', ...placeOptions } as const;
const help = 'Bakes bread.\n\n  --yes, --by, --set, --aws, --endpoint';

const seen: Asked<typeof options>[] = [];
const baker = makeTool({
  help,
  options,
  commands: {
    bake: {
      words: [1, 2],
      async run(asked) {
        seen.push(asked);
        asked.print('baked');
        return asked.options.yes ? 3 : undefined;
      },
    },
    ask: { words: [1, 1], run: async ({ words: [url = ''] }) => void (await fetch(url)) },
    sign: {
      run: () =>
        Promise.reject(Object.assign(new Error('Could not load'), { name: 'CredentialsProviderError' })),
    },
    read: { words: [1, 1], run: async ({ words: [file = ''] }) => void readFileSync(file) },
    burn: { run: () => Promise.reject(new Error('The oven is cold')) },
    refuse: { run: () => Promise.reject(new UsageError('Say by whom: --by')) },
    deliver: { run: async (asked) => void (await openPlace(asked, 'loyalty')) },
  },
});

async function run(...args: readonly string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const terminal = {
    print: (line: string) => said.push(line),
    complain: (line: string) => complained.push(line),
  };
  const code = await baker(args, terminal, { TOWN: 'Bath' });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

describe('a tool', () => {
  it('given a command with words and options, then it runs with them and answers its exit code', async () => {
    expect(await run('bake', 'rye', '--set', 'a=1', '--set', 'b=2')).toEqual({
      code: 0,
      said: 'baked',
      complained: '',
    });
    expect(seen.at(-1)).toMatchObject({
      words: ['rye'],
      options: { yes: false, by: undefined, set: ['a=1', 'b=2'], aws: false },
      environment: { TOWN: 'Bath' },
      canAsk: false,
    });
    expect((await run('bake', 'rye', '--yes', '--by=Ana')).code).toBe(3);
    expect(seen.at(-1)?.options).toMatchObject({ yes: true, by: 'Ana' });
  });

  it.each([['--help'], ['-h'], ['bake', '--help'], ['--help', 'bread', 'nobody', 'asked', 'for']])(
    'given %j, then the help is printed and nothing runs',
    async (...args) => {
      expect(await run(...args)).toEqual({ code: 0, said: help, complained: '' });
    },
  );

  it.each([
    [
      'an option that is nearly one',
      ['bake', 'rye', '--endpiont', 'x'],
      'no option --endpiont. Did you mean --endpoint?',
    ],
    [
      'an option that is like none',
      ['bake', 'rye', '--sourdough'],
      '--yes, --by, --set, --aws, --endpoint, --help',
    ],
    ['a short option', ['bake', 'rye', '-q'], 'no option -q'],
    ['no value for an option', ['bake', 'rye', '--by'], '--by'],
    ['a value for a flag', ['bake', 'rye', '--yes=no'], '--yes'],
    ['a command that is nearly one', ['bakke'], 'no command bakke. Did you mean bake?'],
    [
      'a name that every object has',
      ['toString'],
      'no command toString; there are bake, ask, sign, read, burn',
    ],
    ['no command', [], `Not understood.\n\n${help}`],
    ['too few words', ['bake'], `Not understood.\n\n${help}`],
    ['too many words', ['bake', 'rye', 'oat', 'spelt'], `Not understood.\n\n${help}`],
    ['what only the command can tell', ['refuse'], 'Say by whom: --by'],
    ['two places', ['deliver', '--aws', '--endpoint', 'http://127.0.0.1:49151'], 'two different places'],
  ])('given %s, then it says so and ends with 2', async (_, args, words) => {
    const { code, said, complained } = await run(...args);
    expect([code, said, complained]).toEqual([2, '', expect.stringContaining(words)]);
  });

  it('given a command that fails, then it says why and ends with 1', async () => {
    expect(await run('burn')).toEqual({ code: 1, said: '', complained: 'The oven is cold' });
  });

  it.each([
    ['is not there', '/nowhere/rye.txt', 'There is no file /nowhere/rye.txt. Look at the name'],
    ['lies below a file', 'package.json/rye.txt', 'There is no file package.json/rye.txt.'],
    ['is a folder', 'tools', 'That is a folder, and a file is asked for.'],
  ])('given a file that %s, then a sentence names it, and no code of Node’s', async (_, file, sentence) => {
    const { code, complained } = await run('read', file);
    expect([code, complained]).toEqual([1, expect.stringContaining(sentence)]);
    expect(complained).not.toMatch(/ENO|EISDIR/);
  });

  it.each([
    [
      'nobody of that name',
      ['ask', 'http://nobody.invalid'],
      /^There is no way to nobody.invalid: its name is not known/,
    ],
    [
      'nobody at that address',
      ['ask', 'http://127.0.0.1:49151'],
      /^Nothing answers at 127.0.0.1:49151. Does it run\?$/,
    ],
    ['no credentials', ['sign'], /^There are no AWS credentials here. Sign in with /],
  ])('given %s, then a sentence says so', async (_, args, sentence) => {
    const { code, complained } = await run(...args);
    expect([code, complained]).toEqual([1, expect.stringMatching(sentence)]);
  });

  it('given a terminal that tells no complaints apart, then they are printed', async () => {
    const lines: string[] = [];
    await baker(['burn'], { print: (line) => lines.push(line) });
    expect(lines).toEqual(['The oven is cold']);
  });
});

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const files = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /^node (?:-\S+ |\.\/\S+ )*((?:tools|bench|local)\/\S+)$/.exec(script)?.[1];
  return file === undefined ? [] : [[name, file] as const];
});

it('is what every command of package.json that is ours is made with', () => {
  expect(files.map(([name]) => name).sort()).toEqual([
    'bench',
    'carts',
    'connect',
    'demo',
    'deploy',
    'doctor',
    'erase',
    'export',
    'import',
    'person',
    'preview',
    'restore',
    'rules',
    'setup',
    'simulate',
    'staff',
    'start',
    'why',
  ]);
});

describe.each(files)('npm run %s', (_, file) => {
  it('names in its help every option it takes and no other, and prints it for --help', async () => {
    const { main } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      main: ReturnType<typeof makeTool>;
    };
    const named = [...main.help.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name]) => name ?? '');
    expect([...new Set(named)].filter((name) => name !== 'help').sort()).toEqual(
      Object.keys(main.options).sort(),
    );
    const lines: string[] = [];
    expect(await main(['--help'], { print: (line) => lines.push(line) })).toBe(0);
    expect(lines).toEqual([main.help]);
  });

  it('ends with 2 for an option that it does not take', async () => {
    const { main } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      main: ReturnType<typeof makeTool>;
    };
    expect(await main(['--no-such-option'], { print: () => {} })).toBe(2);
  });
});
