// What the second engine's permissions cannot see as AWS's do, made up for by hand: each role gets, beside its own policy, the same
// statement as the engine asks for it. Nothing else is allowed by it, and the report names each gap.
import type { GapName } from './gaps.ts';

export type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: unknown;
};
export type Crutch = { readonly gap: GapName; readonly statement: Statement };

export type Where = { readonly region: string; readonly account: string };

/** What a role needs beside this policy of its own. */
export function crutchesFor(statements: readonly Statement[], { region, account }: Where): readonly Crutch[] {
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement): Crutch[] => {
      const resources = listOf(statement.Resource);
      const names = resources.filter((resource) => resource !== '*' && !resource.startsWith('arn:'));
      if (hasAction(statement, 'secretsmanager:') && names.length > 0) {
        const Resource = names.map((name) => `arn:aws:secretsmanager:${region}:${account}:secret:${name}-*`);
        return [{ gap: 'secret-ref', statement: { ...statement, Resource } }];
      }
      if (hasAction(statement, 'ses:Send')) {
        const { Condition: _, ...anyhow } = statement;
        return [{ gap: 'ses-star', statement: { ...anyhow, Resource: '*' } }];
      }
      if (hasAction(statement, 'ssm:PutParameter') && statement.Condition !== undefined) {
        const { Condition: _, ...anyhow } = statement;
        return [{ gap: 'parameter-condition', statement: anyhow }];
      }
      const grouped = resources.filter((resource) => /:schedule\/(?!default\/)/.test(resource));
      if (hasAction(statement, 'scheduler:') && grouped.length > 0) {
        const Resource = grouped.map((arn) => arn.replace(/:schedule\/[^/]+\//, ':schedule/default/'));
        return [{ gap: 'schedule-group', statement: { ...statement, Resource } }];
      }
      return [];
    });
}

const listOf = (value: string | readonly string[] = []): readonly string[] =>
  typeof value === 'string' ? [value] : value;

const hasAction = ({ Action }: Statement, prefix: string): boolean =>
  listOf(Action).some((action) => action.startsWith(prefix));
