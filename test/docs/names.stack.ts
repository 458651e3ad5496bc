// The names that stand in the texts, of tables, functions, secrets, queues and all else, are the names of the templates; so are the
// outputs and the settings.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shopSettings } from '../../lib/settings/shop-settings.ts';
import { stacksOf, suiteShop } from '../lib/synthesise.ts';
import { DOCUMENTS } from './house-text.ts';
import { shapeOfSettings } from './settings-paths.ts';

const voiceDocument = 'V'.repeat(44);
/** With everything switched on that has a name of its own. */
const stacks = stacksOf(
  suiteShop(
    { deployAccess: { repository: 'ridgeback/shop', environment: 'production' } },
    {
      upsell: { drive: { settingsDocument: 'S'.repeat(44), voiceDocument } },
      cartRecovery: { drive: { rulesDocument: 'R'.repeat(44), voiceDocument, sheet: 'T'.repeat(44) } },
      loyalty: { drive: { rulesDocument: 'R'.repeat(44), voiceDocument } },
    },
  ),
);
const written = JSON.stringify(stacks.map(({ template }) => template));
const PREFIX = '(?:upsr|cr|loy)';
const found = (text: string, pattern: string) => new Set(text.match(new RegExp(pattern, 'g')) ?? []);
const names = found(written, `\\b${PREFIX}[-/][a-z]+(?:[-/][a-z]+)*`);

/** What stands in code quotes or in a block, a word each. */
function quotedIn(document: string): string {
  const text = readFileSync(document, 'utf8');
  const blocks = [...text.matchAll(/^ *```[\s\S]*?^ *```/gm)].map(([block]) => block);
  const quotes = [...text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, each]) => each,
  );
  return [...blocks, ...quotes].join('\n');
}

/** What a stage, a drill or a hand puts behind a name. */
const ENDS = /-(?:test|drill|restored)$/;

/** Names of ours that no template has. */
function unknownIn(text: string): readonly string[] {
  const said = found(text, `(?<![\\w./-])${PREFIX}[-/][a-z]+(?:[-/][a-z]+)*`);
  return [...said].filter((name) => !names.has(name.replace(ENDS, '')));
}

/** Names that no template has, and why. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {};

describe('every name of ours in the texts is in a template', () => {
  test.each(DOCUMENTS)('%s', (document) => {
    const allowed = ELSEWHERE[document] ?? [];
    expect(unknownIn(quotedIn(document)).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test('and one that is not would be found', () => {
    expect(unknownIn('cr-basket, upsr-order-book and loy-members-test, upsr-rules-source-123')).toEqual([
      'cr-basket',
      'upsr-order-book',
    ]);
  });
});

test('the outputs that are told of are those that there are, every one', () => {
  const outputs = stacks.flatMap(({ template }) => Object.keys(template.Outputs ?? {}));
  const table =
    readFileSync('docs/deploying.md', 'utf8')
      .split('| Output | What you do with it |')[1]
      ?.split('\n\n')[0] ?? '';
  const told = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  const own = [...new Set(outputs)].filter(
    (name) => !name.startsWith('ExportsOutput') && name !== 'DeployRoleArn',
  );
  expect(told.filter((name) => !outputs.includes(name))).toEqual([]);
  expect(own.filter((name) => !told.includes(name))).toEqual([]);
  for (const document of DOCUMENTS)
    for (const name of found(
      quotedIn(document),
      '\\b[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Url|Topic|Records|Suggestion|RoleArn)\\b',
    ))
      if (outputs.some((each) => each.endsWith(name.slice(-5))))
        expect([...outputs, ...OF_AWS], `${name} in ${document}`).toContain(name);
});

/** Words of AWS's own that look like an output. */
const OF_AWS = ['QueueUrl', 'FunctionUrl', 'InvokeFunctionUrl', 'CreateFunctionUrl'];

describe('every setting that a text gives a value is a setting', () => {
  const paths = shapeOfSettings(shopSettings);
  const keys = new Set(paths.flatMap((path) => path.split('.')));
  test.each(DOCUMENTS)('%s', (document) => {
    const text = quotedIn(document);
    const dotted = [...text.matchAll(/(?<![\w.])products\.(\w+)(?:\.(\w+))?/g)];
    for (const [path, product = '', own] of dotted) {
      if (/^(?:ts|md|csv)$/.test(product)) continue;
      expect([...keys], `${path} in ${document}`).toContain(product);
      if (own !== undefined) expect([...keys], `${path} in ${document}`).toContain(own);
    }
  });
});

test.each(DOCUMENTS)('the addresses outside that %s names are whole', (document) => {
  for (const [, target = ''] of readFileSync(document, 'utf8').matchAll(/\]\((https?:[^)\s]+)\)/g)) {
    expect(URL.canParse(target), target).toBe(true);
    expect(new URL(target).protocol, target).toBe('https:');
  }
});
