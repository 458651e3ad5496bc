// What stands in the account by the names of our stacks.
import { VERSION_OUTPUT } from '../../lib/version.ts';
import { at, list, text } from '../../shared/platforms/fields.ts';
import type { AskAws } from '../aws/ask.ts';
import type { Resources } from './dangers.ts';

export type Deployed = {
  readonly status: string;
  readonly resources: Resources;
  /** As the stack says it; undefined of one that was deployed before versions were told. */
  readonly version?: string | undefined;
};

/** Undefined where there is no such stack. */
export async function deployedStack(
  ask: AskAws,
  stack: string,
  region: string,
): Promise<Deployed | undefined> {
  try {
    const found = list(
      at(await ask('cloudformation', 'DescribeStacks', { StackName: stack }, region), 'Stacks'),
    )[0];
    const status = text(at(found, 'StackStatus')) ?? '';
    if (status === 'DELETE_COMPLETE') return undefined;
    if (status === 'REVIEW_IN_PROGRESS') return { status, resources: {} };
    const template = await ask(
      'cloudformation',
      'GetTemplate',
      { StackName: stack, TemplateStage: 'Original' },
      region,
    );
    return { status, resources: resourcesIn(at(template, 'TemplateBody')), version: versionIn(found) };
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** What the stack's output says, of one described by CloudFormation. */
const versionIn = (stack: unknown): string | undefined =>
  text(
    at(
      list(at(stack, 'Outputs')).find((each) => at(each, 'OutputKey') === VERSION_OUTPUT),
      'OutputValue',
    ),
  );

/** The CDK uploads JSON. */
function resourcesIn(body: unknown): Resources {
  const template: unknown = typeof body === 'string' ? JSON.parse(body) : body;
  return (at(template, 'Resources') ?? {}) as Resources;
}
