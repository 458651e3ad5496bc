// Every command that a document shows is one that there is, and is understood: ours are read by the very parser that would run
// them, and those of others are held to what is installed.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { schemaAt } from '../../lib/settings/shop-settings.ts';
import type { MadeTool } from '../../tools/frame/command.ts';
import { readAnswer } from '../../tools/setup/block.ts';
import { awsCommandOf, membersOf } from './aws-command.ts';
import { type Shown, shownCommands, wordsOf } from './shown-commands.ts';

const house = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  devDependencies: Record<string, string>;
};
const shown = shownCommands();
const ours = shown.filter(({ words: [first] }) => first === 'npm');
const ofAws = shown.filter(({ words: [first] }) => first === 'aws');
const named = (all: readonly Shown[]) => all.map((each) => [each.command, each] as const);

/** The program that `npm run <script>` is, and what it is given. */
function ran({ words }: Shown): { readonly script: string; readonly args: readonly string[] } {
  const script =
    words[1] === 'run'
      ? (words.find((word, at) => at > 1 && !word.startsWith('--')) ?? '')
      : (words[1] ?? '');
  const dashes = words.indexOf('--');
  return { script, args: dashes < 0 ? [] : words.slice(dashes + 1) };
}

function refusalOf(tool: MadeTool, args: readonly string[]): string | undefined {
  try {
    tool.reads(args);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

async function toolOf(script: string): Promise<MadeTool | undefined> {
  const [, file] =
    /^node (?:-\S+ |\.\/\S+ )*((?:tools|bench|local|conformance)\/\S+\.[jt]s)$/.exec(
      house.scripts[script] ?? '',
    ) ?? [];
  if (file === undefined) return undefined;
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { main?: MadeTool }).main;
}

test('there are many commands to look at, of every kind', () => {
  expect(ours.length).toBeGreaterThan(60);
  expect(ofAws.length).toBeGreaterThan(40);
});

describe('a command of ours is a script, and its tool understands the line', () => {
  it.each(named(ours))('%s', async (_, each) => {
    const { script, args } = ran(each);
    if (['ci', 'install'].includes(script)) return;
    expect(Object.keys(house.scripts), each.at).toContain(script);
    const tool = await toolOf(script);
    if (tool === undefined) return;
    if (args.length === 0) return;
    const more = each.isNamed ? [[], ['word'], ['word', 'word']] : [[]];
    const refusals = more.map((words) => refusalOf(tool, [...args, ...words]));
    expect(refusals, `${each.at}: ${each.command}`).toContain(undefined);
  });

  it('and a line with an option or a word that there is not would be found', async () => {
    for (const line of [
      'npm run restore -- drill --nowhere',
      'npm run staff -- ad Ana',
      'npm run export -- nobody',
    ]) {
      const { script, args } = ran({ at: '', command: line, words: wordsOf(line), isNamed: false });
      const tool = await toolOf(script);
      expect(tool && refusalOf(tool, args), line).toBeDefined();
    }
  });
});

test.each(ours.filter(({ words }) => words.includes('--set')).map((each) => [each.command, each] as const))(
  'the settings of %s are settings, and take that value',
  (_, { words }) => {
    const set = words.flatMap((word, at) => (words[at - 1] === '--set' ? [word] : []));
    for (const each of set.filter((word) => word.includes('=') && !word.startsWith('path='))) {
      const [path = '', value = ''] = each.split(/=(.*)/s);
      const schema = schemaAt(path.split('.'));
      expect(schema, path).toBeDefined();
      expect(schema?.safeParse(readAnswer(path, value)).success, each).toBe(true);
    }
  },
);

/** The client whose commands have the names of the service's operations; of others only the shape is looked at. */
const CLIENTS: Readonly<Record<string, string>> = {
  dynamodb: 'dynamodb',
  lambda: 'lambda',
  scheduler: 'scheduler',
  secretsmanager: 'secrets-manager',
  sesv2: 'sesv2',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
};
const OTHERS = [
  'bedrock',
  'cloudformation',
  'cloudwatch',
  'logs',
  'pinpoint-sms-voice-v2',
  's3',
  's3api',
  'service-quotas',
  'sts',
];
/** What the command line calls otherwise than the API. */
const WAITS = /^aws \w+ wait [a-z-]+ /;

describe('a command of AWS is one of its API', () => {
  it.each(named(ofAws))('%s', async (_, { command, words: [, service = '', operation = ''] }) => {
    const client = CLIENTS[service];
    if (client === undefined || WAITS.test(command)) {
      expect([...OTHERS, ...Object.keys(CLIENTS)]).toContain(service);
      return;
    }
    const name = operation.replaceAll(/(?:^|-)([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
    const all = await import(/* @vite-ignore */ `@aws-sdk/client-${client}`);
    const known = Object.keys(all).map((each) => each.toLowerCase());
    expect(known, `${service} ${operation}`).toContain(`${name}Command`.toLowerCase());
    const { operation: asked, input } = awsCommandOf(command, {});
    const members = membersOf(client, asked).map((each) => each.toLowerCase());
    for (const member of Object.keys(input)) expect(members, command).toContain(member.toLowerCase());
  });

  it('and an option that the operation does not take would be found', () => {
    const { operation, input } = awsCommandOf('aws dynamodb get-item --table-name x --keys \'{"a":1}\'', {});
    expect(Object.keys(input).filter((name) => !membersOf('dynamodb', operation).includes(name))).toEqual([
      'Keys',
    ]);
  });
});

test.each(named(shown.filter(({ words: [first] }) => first === 'npx')))(
  '%s runs what is installed, on files that are there',
  (_, { words }) => {
    const [, program = '', ...rest] = words;
    const require = createRequire(import.meta.url);
    const bins = globSync('node_modules/.bin/*').map((path) => path.split('/').at(-1));
    expect([...bins, 'node']).toContain(program);
    expect(() => require.resolve(`${program === 'cdk' ? 'aws-cdk' : program}/package.json`)).not.toThrow();
    if (program === 'vitest')
      for (const path of rest.filter((word) => word.startsWith('test/')))
        expect(existsSync(path), path).toBe(true);
  },
);

test.each(named(shown.filter(({ command }) => command.includes('/_local/'))))(
  '%s asks something that the laptop answers',
  (_, { command }) => {
    const [, path = ''] = /\/_local\/([a-z]+)/.exec(command) ?? [];
    const control = globSync('local/{control,console,runtime}/*.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(control).toContain(`/_local/${path}`);
  },
);
