// A command of AWS's command line, read as that would read it: the service, the operation, and the input that its options make.
import { globSync, readFileSync } from 'node:fs';
import { parseJson } from '../../shared/webhooks/json.ts';

export type AwsCommand = {
  readonly service: string;
  /** As the API has it: `GetItem`. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
};

/** What the command line itself takes, beside every operation's own. */
const ITS_OWN = ['query', 'output', 'cli-binary-format', 'region', 'profile'];
/** Texts, whatever they look like. */
const TEXTS = ['secret-string', 'value', 'payload'];
/** Short for one member of the operation's input. */
const SHORT: Readonly<Record<string, string>> = { 'sns attributes': 'attributes' };

const pascal = (words: string): string =>
  words.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `variables` are those of the shell; a command within a command stands for `inner`. */
export function awsCommandOf(
  command: string,
  { variables = {}, inner = 'made-here' }: { variables?: Readonly<Record<string, string>>; inner?: string },
): AwsCommand {
  const [, service = '', verb = '', ...rest] = shellWords(withoutInner(command, inner), variables);
  const input: Record<string, unknown> = {};
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('--')) continue;
    const name = SHORT[`${service} ${word.slice(2)}`] ?? word.slice(2);
    const next = rest[at + 1];
    const isFlag = next === undefined || next.startsWith('--');
    if (!isFlag) at += 1;
    if (ITS_OWN.includes(name)) continue;
    if (isFlag) input[pascal(name.replace(/^no-/, ''))] = !name.startsWith('no-');
    else input[name === 'attributes' ? name : pascal(name)] = TEXTS.includes(name) ? next : readValue(next);
  }
  return { service, operation: pascal(verb), input };
}

function readValue(written: string): unknown {
  if (/^\d+$/.test(written)) return Number(written);
  const parsed = /^[[{]/.test(written) ? parseJson(written) : undefined;
  return parsed?.ok === true ? parsed.value : written;
}

/** `$(…)` in one piece, whatever brackets are in it. */
function withoutInner(command: string, inner: string): string {
  const start = command.indexOf('$(');
  if (start < 0) return command;
  let depth = 0;
  for (let at = start + 1; at < command.length; at += 1) {
    if (command[at] === '(') depth += 1;
    if (command[at] === ')') depth -= 1;
    if (depth === 0) return withoutInner(command.slice(0, start) + inner + command.slice(at + 1), inner);
  }
  return command;
}

const PIECE = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+)/g;

/** As a shell has them: double quotes with variables and backslashes, single ones as they are. Up to a comment or a pipe. */
function shellWords(command: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const named = (text: string) => text.replaceAll(/\$(\w+)/g, (all, name: string) => variables[name] ?? all);
  const words: string[] = [];
  for (const [word] of command.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'])+/g)) {
    if (word.startsWith('#') || ['|', '>', '2>', '&'].includes(word)) break;
    words.push(
      word.replaceAll(PIECE, (_, double?: string, single?: string, bare?: string) =>
        double !== undefined ? named(double.replaceAll(/\\(["\\$])/g, '$1')) : (single ?? named(bare ?? '')),
      ),
    );
  }
  return words;
}

/** The members that the API's description has for this operation's input; none where it knows no such operation. */
export function membersOf(client: string, operation: string): readonly string[] {
  const types = `node_modules/@aws-sdk/client-${client}/dist-types`;
  const read = (pattern: string) =>
    globSync(`${types}/${pattern}`)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  const command = read(`commands/${operation}Command.d.ts`) || read('commands/*.d.ts');
  const [, input = `${operation}Input`] =
    new RegExp(`\\b${operation}CommandInput(?:Type)?\\s*(?:extends|=)\\s*(?:Omit<)?(\\w+)`, 'i').exec(
      command,
    ) ?? [];
  const [, body = ''] =
    new RegExp(`^export interface ${input}(?: extends \\w+)? \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(
      read('models/*.d.ts'),
    ) ?? [];
  return [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name = '']) => name);
}
