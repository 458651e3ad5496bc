// Gives the roles of our stacks on the second engine what `crutches.ts` says they need there.
import { at, list, text } from '../../shared/platforms/fields.ts';
import type { AskAws } from '../../tools/aws/ask.ts';
import { type Crutch, crutchesFor, type Statement } from './crutches.ts';
import { ACCOUNT } from './engine.ts';
import type { GapName } from './gaps.ts';

const POLICY = 'made-up-for-by-hand';

/** Which gaps were made up for. `regionOf` answers the region of the stack that a role of this name belongs to, if it is ours. */
export async function lendCrutches(
  ask: AskAws,
  regionOf: (roleName: string) => string | undefined,
): Promise<readonly GapName[]> {
  const iam = (operation: string, input: Readonly<Record<string, unknown>>) =>
    ask('iam', operation, input, 'us-east-1');
  const roles = list(at(await iam('ListRoles', { MaxItems: 1000 }), 'Roles'));
  const lent = await Promise.all(
    roles.map(async (role) => {
      const RoleName = text(at(role, 'RoleName')) ?? '';
      const region = regionOf(RoleName);
      if (region === undefined) return [];
      const names = list(at(await iam('ListRolePolicies', { RoleName }), 'PolicyNames'));
      const crutches: Crutch[] = [];
      for (const PolicyName of names) {
        const answer = await iam('GetRolePolicy', { RoleName, PolicyName });
        const document = JSON.parse(decodeURIComponent(text(at(answer, 'PolicyDocument')) ?? '{}')) as {
          readonly Statement?: readonly Statement[];
        };
        crutches.push(...crutchesFor(document.Statement ?? [], { region, account: ACCOUNT }));
      }
      if (crutches.length === 0) return [];
      const Statement = crutches.map(({ statement }) => statement);
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      await iam('PutRolePolicy', { RoleName, PolicyName: POLICY, PolicyDocument });
      return crutches.map(({ gap }) => gap);
    }),
  );
  return [...new Set(lent.flat())].sort();
}
