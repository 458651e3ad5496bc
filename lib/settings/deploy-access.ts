// The part of the settings block that lets a repository's own workflow deploy, without a key that lives longer than an hour.
import * as z from 'zod';
import * as fields from './fields.ts';

const ids = z.strictObject({ owner: fields.numericId, repository: fields.numericId });

const access = z.strictObject({
  repository: fields.repository,
  /** Of both exactly one: GitHub names the environment of a job where it has one, and its branch otherwise. */
  environment: fields.workflowName('the name of a GitHub environment', 'production').optional(),
  branch: fields.workflowName('the name of a branch', 'main').optional(),
  /** GitHub's own numbers. Repositories made, renamed or handed on since 2026-07-15 are named with them. */
  ids: ids.optional(),
  /** An account has one provider for GitHub; `existing` where there is one already. */
  provider: fields.oneOf(['own', 'existing']).default('own'),
});

export const deployAccessSettings = access.check((context) => {
  const { environment, branch } = context.value;
  if ((environment === undefined) !== (branch === undefined)) return;
  context.issues.push({
    code: 'custom',
    path: [],
    message:
      'needs either "environment" or "branch", and not both: a token of GitHub names one of them. Write for example "environment": "production".',
    input: undefined,
  });
});

export type DeployAccessSettings = z.infer<typeof deployAccessSettings>;

/** Who GitHub says that a job is, as its token has it under `sub`. */
export function subjectOf({ repository, environment, branch, ids }: DeployAccessSettings): string {
  const [owner = '', name = ''] = repository.split('/');
  const named = ids === undefined ? repository : `${owner}@${ids.owner}/${name}@${ids.repository}`;
  const where = environment === undefined ? `ref:refs/heads/${branch}` : `environment:${environment}`;
  return `repo:${named}:${where}`;
}
