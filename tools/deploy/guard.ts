// Whether a deployment may go on: nothing that holds data is replaced or deleted by it, and no stack is stuck.
import { VERSION } from '../../lib/version.ts';
import type { AskAws } from '../aws/ask.ts';
import { dangersOf, type Resources } from './dangers.ts';
import { deployedStack } from './deployed.ts';
import { stuckStack } from './stuck.ts';
import { compareVersions } from './versions.ts';

export type Stack = { readonly name: string; readonly region: string; readonly resources: Resources };

/** Why not, with the way on, line by line; none where all is well. Throws where AWS cannot be asked. */
export async function guard(stacks: readonly Stack[], ask: AskAws): Promise<readonly string[]> {
  const found = await Promise.all(stacks.map((stack) => refusalsOf(stack, ask)));
  return found.flat();
}

async function refusalsOf({ name, region, resources }: Stack, ask: AskAws): Promise<readonly string[]> {
  const deployed = await deployedStack(ask, name, region);
  if (deployed === undefined) return [];
  const stuck = stuckStack({ stack: name, region, status: deployed.status });
  if (stuck !== undefined) {
    const again = `npm run deploy -- ${name}${deployed.status === 'UPDATE_ROLLBACK_FAILED' ? '' : ' --import-existing-resources'}`;
    return [stuck.says, 'The way out:', ...[...stuck.wayOut, again].map((line) => `  ${line}`)];
  }
  if (deployed.version !== undefined && compareVersions(deployed.version, VERSION) > 0)
    return [
      `Not deployed: ${name} in ${region} is version ${deployed.version}, and this checkout is ${VERSION}, which may not read what a newer one wrote.`,
      `  git pull && npm ci, and run the same again. Is it meant, npx cdk deploy ${name} looks at nothing.`,
    ];
  const dangers = dangersOf(deployed.resources, resources);
  if (dangers.length === 0) return [];
  return [
    `Not deployed: ${name} in ${region} would lose what is in it.`,
    ...dangers.map(({ what, does, why }) => `  It ${does} the ${what}: ${why}.`),
    '  Take the change back. Is it meant, deploy the new one beside the old, move the data over, and take the old one out with a ' +
      'deployment of its own (docs/living-with-it.md, "When a deployment fails").',
  ];
}
