// What functions may do there compared with what this checkout's templates say: a grant that is missing or too many.
import { deployedStack } from '../../deploy/deployed.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import type { Resource } from '../patient.ts';

const check: Check = {
  group: 'deployment',
  says: 'permissions',
  only: 'aws',
  async look({ ask, templates }) {
    const found = (await templates()).map(
      async ({ name, region, resources }): Promise<readonly Finding[]> => {
        const deployed = await deployedStack(ask, name, region);
        if (deployed === undefined) return [];
        const there = statementsOf(deployed.resources);
        const here = statementsOf(resources);
        const missing = here.filter((each) => !there.includes(each));
        const tooMany = there.filter((each) => !here.includes(each));
        if (missing.length + tooMany.length === 0)
          return [well(`${name}: ${here.length} grants, as the template says`)];
        return [
          ill(
            `${name}: ${missing.length} grants are missing there, ${tooMany.length} are there that this checkout no longer gives (${[...missing, ...tooMany].map(shown).slice(0, 3).join('; ')}${missing.length + tooMany.length > 3 ? '; …' : ''})`,
            `npx cdk deploy ${name}`,
          ),
        ];
      },
    );
    return (await Promise.all(found)).flat();
  },
};
export default check;

/** Each as text, with whose it is. */
function statementsOf(resources: Readonly<Record<string, Resource>>): readonly string[] {
  return Object.entries(resources)
    .filter(([, { Type }]) => Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::Role')
    .flatMap(([id, { Properties = {} }]) => {
      const { PolicyDocument, Policies = [] } = Properties as {
        PolicyDocument?: { Statement?: unknown[] };
        Policies?: { PolicyDocument?: { Statement?: unknown[] } }[];
      };
      const documents = [PolicyDocument, ...Policies.map((policy) => policy.PolicyDocument)];
      return documents
        .flatMap((document) => document?.Statement ?? [])
        .map((statement) => `${id} ${JSON.stringify(statement)}`);
    });
}

const shown = (statement: string): string => {
  const [id = '', ...rest] = statement.split(' ');
  const { Action } = JSON.parse(rest.join(' ')) as { Action?: unknown };
  return `${[Action].flat().join(', ')} of ${id}`;
};
