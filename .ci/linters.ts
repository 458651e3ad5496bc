// Two judges that nobody here wrote, at one pinned version each: actionlint of the workflows, cfn-lint of the templates. Neither
// comes by npm, so each is run where Go or Python can make it, and where they cannot the line says so.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ACTIONLINT = 'v1.7.12';
const CFN_LINT = '1.51.0';
/** The CDK writes beside a reference that one resource is made before the other, which says the same twice. */
const SAID_TWICE = 'W3005';

const KEPT = resolve('.local/linters');
const TEMPLATES = resolve('.local/linted-templates');

type Judge = {
  readonly name: string;
  readonly program: string | undefined;
  readonly args: readonly string[];
};

const judges: readonly (() => Judge)[] = [
  () => ({
    name: `actionlint ${ACTIONLINT}`,
    program: actionlint(),
    args: globSync('.github/workflows/*.yml'),
  }),
  () => {
    const program = cfnLint();
    const templates = program === undefined ? [] : synthesised();
    return {
      name: `cfn-lint ${CFN_LINT}`,
      program,
      args: ['--ignore-checks', SAID_TWICE, '--', ...templates],
    };
  },
];

for (const judge of judges) {
  const { name, program, args } = judge();
  if (program === undefined) continue;
  run(program, args);
  console.log(
    `${name}: nothing to say of ${args.filter((each) => /\.(?:yml|json)$/.test(each)).length} files`,
  );
}

function actionlint(): string | undefined {
  const folder = join(KEPT, `actionlint-${ACTIONLINT}`);
  const program = join(folder, 'actionlint');
  if (existsSync(program)) return program;
  if (!isThere('go', ['version'])) return notRun('actionlint', 'Go');
  mkdirSync(folder, { recursive: true });
  return fetched('actionlint', () => {
    run('go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@${ACTIONLINT}`], { GOBIN: folder });
    return program;
  });
}

function cfnLint(): string | undefined {
  const folder = join(KEPT, `cfn-lint-${CFN_LINT}`);
  const program = join(folder, 'bin', 'cfn-lint');
  if (existsSync(program)) return program;
  if (!isThere('python3', ['-c', 'import ensurepip, venv'])) return notRun('cfn-lint', 'Python with venv');
  rmSync(folder, { recursive: true, force: true });
  const pip = ['install', '--quiet', '--disable-pip-version-check', `cfn-lint==${CFN_LINT}`];
  return fetched('cfn-lint', () => {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin', 'pip'), pip);
    return program;
  });
}

/** A machine without a network judges nothing, and says so: what it would judge is no worse for it. */
function fetched(name: string, fetch: () => string): string | undefined {
  try {
    return fetch();
  } catch (error) {
    console.log(`${name}: not run, because it could not be fetched: ${String(error).split('\n')[0]}`);
    return undefined;
  }
}

/** Every stack there is, those too that are off as shipped, without the functions' code. */
function synthesised(): readonly string[] {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as {
    context: { readonly shop: Record<string, unknown> } & Record<string, unknown>;
  };
  const shop = { ...context.shop, deployAccess: { repository: 'ridgeback/shop', environment: 'production' } };
  rmSync(TEMPLATES, { recursive: true, force: true });
  run(process.execPath, ['bin/app.ts'], {
    CDK_OUTDIR: TEMPLATES,
    CDK_VALIDATION: 'false',
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [] }),
    SHOP_SETTINGS: JSON.stringify(shop),
  });
  const templates = globSync(join(TEMPLATES, '*.template.json'));
  if (templates.length < 4) throw new Error(`Only ${templates.length} templates were synthesised`);
  return templates;
}

function isThere(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

function notRun(name: string, wants: string): undefined {
  console.log(`${name}: not run, because there is no ${wants} here`);
}

/** Throws with what the program said where it does not end well. */
function run(program: string, args: readonly string[], environment: Record<string, string> = {}): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${program} ended with ${status ?? error?.message}:\n${stdout}${stderr}`);
}
