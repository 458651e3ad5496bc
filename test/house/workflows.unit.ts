// What the workflows may do, and when: a page of YAML that nobody runs here holds the way into somebody's account.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { describe, expect, it, test } from 'vitest';

/** The reader of YAML that the CDK brings along. */
const { parse } = createRequire(createRequire(import.meta.url).resolve('aws-cdk-lib/package.json'))(
  'yaml',
) as {
  parse: (text: string) => unknown;
};

type Step = { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> };
type Job = {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Record<string, string>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
};
type Workflow = {
  readonly on: Record<string, unknown>;
  readonly permissions: Record<string, string>;
  readonly concurrency: { readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, Job>>;
};

const read = (file: string) => readFileSync(file, 'utf8');
const workflows = Object.fromEntries(
  globSync('.github/workflows/*').map((file) => [basename(file), parse(read(file)) as Workflow]),
);
const jobs = Object.entries(workflows).flatMap(([file, { jobs: own }]) =>
  Object.entries(own).map(([name, job]) => [`${name} of ${file}`, job] as const),
);
const runs = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => run ?? []);

describe('checks', () => {
  const checks = workflows['checks.yml'];

  it('runs on every push, of whatever branch, and on whatever is asked to be merged', () => {
    expect(checks?.on).toEqual({ push: null, pull_request: null });
  });

  it('runs what .ci/run runs, and may read alone', () => {
    expect(runs(checks?.jobs.run)).toEqual(['.ci/run']);
    expect(checks?.permissions).toEqual({ contents: 'read' });
    expect(checks?.jobs.run?.permissions).toBeUndefined();
  });
});

describe('deploy', () => {
  const deploy = workflows['deploy.yml'];

  it('runs where a person asks for it, never by itself, and never beside itself', () => {
    expect(Object.keys(deploy?.on ?? {})).toEqual(['workflow_dispatch']);
    expect(deploy?.concurrency['cancel-in-progress']).toBe(false);
  });

  it('is off until somebody names the role', () => {
    expect(deploy?.jobs.checks?.if).toBe("vars.AWS_DEPLOY_ROLE != ''");
    expect(deploy?.jobs.deploy?.needs).toBe('checks');
  });

  it('is vouched for in one job alone, after the checks, in the environment that the documents have the role trust', () => {
    expect(deploy?.permissions).toEqual({});
    expect(deploy?.jobs.deploy?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const vouched = jobs.filter(([, { permissions = {} }]) => permissions['id-token'] !== undefined);
    expect(vouched.map(([name]) => name)).toEqual(['deploy of deploy.yml']);
    expect(read('docs/deploying.md')).toContain(
      `deployAccess.environment=${deploy?.jobs.deploy?.environment}`,
    );
    expect(runs(deploy?.jobs.checks)).toContain('npm run check');
  });

  it('deploys by the command that looks first', () => {
    expect(runs(deploy?.jobs.deploy).join('\n')).toContain('npm run deploy -- --require-approval never');
    expect(runs(deploy?.jobs.deploy).join('\n')).not.toContain('cdk deploy');
  });
});

describe.each(jobs)('the job %s', (_, job) => {
  it('takes others’ actions at one commit each, whose version stands beside it', () => {
    const used = job.steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('leaves no credentials of the repository behind, and ends some time', () => {
    for (const { uses = '', with: given } of job.steps)
      if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false });
    expect(job['timeout-minutes']).toBeLessThanOrEqual(90);
  });

  it('reads what people type only by the environment, and no secret at all', () => {
    for (const run of runs(job)) expect(run).not.toContain('${{');
    expect(JSON.stringify(job)).not.toContain('secrets.');
  });
});

test.each(Object.keys(workflows))('%s says of every commit which version it is', (file) => {
  for (const line of read(`.github/workflows/${file}`).split('\n'))
    if (line.includes('uses: ')) expect(line).toMatch(/ # v\d+\.\d+\.\d+$/);
});

test('an action is the same commit wherever it is used', () => {
  const used = jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? []));
  const names = new Set(used.map((action) => action.split('@')[0]));
  expect(new Set(used).size).toBe(names.size);
});
