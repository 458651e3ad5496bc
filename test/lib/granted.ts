// What a function's role allows, in the words of the stack's page, so that a whole role reads as a short table.
import { asList, type Statement, type Template } from './synthesise.ts';

/** Subject to its actions, in one line of text: `{ Orders: 'GetItem UpdateItem', … }`. Writing logs is left out. */
export function grantsOf(template: Template, functionName: string): Record<string, string> {
  const granted: Record<string, Set<string>> = {};
  for (const statement of template.statementsOf(functionName)) {
    const actions = asList(statement.Action);
    if (actions[0]!.startsWith('logs:')) continue;
    for (const what of subjectsOf(statement)) {
      granted[what] ??= new Set();
      for (const action of actions) granted[what].add(action.split(':')[1]!);
    }
  }
  const readable = Object.entries(granted).map(([what, actions]) => [what, [...actions].sort().join(' ')]);
  return Object.fromEntries(readable);
}

/** What a statement is about. CDK joins statements that allow the same actions. */
function subjectsOf({ Action, Resource, NotResource, Condition }: Statement): readonly string[] {
  if (NotResource !== undefined) return ['Any phone number'];
  const service = asList(Action)[0]!.split(':')[0];
  switch (service) {
    case 'bedrock':
      return ['Model'];
    case 'ssm':
      return asList(Resource).map((each) =>
        JSON.stringify(each).includes('links/key') ? 'Link keys' : 'Rules knobs',
      );
    case 'ses':
      return [`Mail as ${/"ses:FromAddress":"([^"]+)"/.exec(JSON.stringify(Condition))![1]}`];
    case 'events':
      return [`Bus as ${/"events:source":\[?"([^"]+)"/.exec(JSON.stringify(Condition))![1]}`];
    case 'iam':
      return [`Role for ${/"iam:PassedToService":"([^"]+)"/.exec(JSON.stringify(Condition))![1]}`];
    case 'scheduler':
      return asList(Resource).map(
        (each) => `Schedules ${/schedule\/([a-z-]+\/\*)/.exec(JSON.stringify(each))![1]}`,
      );
    case 's3':
      return asList(Resource).map((each) => {
        const text = JSON.stringify(each);
        if (text.includes('"Backups')) return 'Backups';
        return `Rules ${/[a-z]+\.txt|exports\/\*/.exec(text)?.[0] ?? 'bucket'}`;
      });
    default:
      return asList(Resource).map(constructOf);
  }
}

/** The table, queue or secret by its id in the stack, with the index where one is named. */
function constructOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const construct = /"([A-Za-z]+?)(?:Table|Queue|Secret|Function|Topic)[0-9A-F]{8}"/.exec(text)![1]!;
  return construct + (/\/index\/[a-z-]+/.exec(text)?.[0] ?? '');
}
