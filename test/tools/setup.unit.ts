import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readShopSettings, schemaAt } from '../../lib/settings/shop-settings.ts';
import { applyChanges } from '../../tools/setup/apply-changes.ts';
import { checked, readAnswer, settingAt } from '../../tools/setup/block.ts';
import { shopIn, withShop } from '../../tools/setup/cdk-json.ts';
import { nextSteps } from '../../tools/setup/next-steps.ts';
import { previewMails, previewPage } from '../../tools/setup/preview.ts';
import { isAsked } from '../../tools/setup/question.ts';
import { questions } from '../../tools/setup/questions.ts';

const cdkJson = readFileSync('cdk.json', 'utf8');
const shipped = shopIn(cdkJson);

describe('what somebody types', () => {
  test.each([
    ['name', 'Ridgeback Cycles', 'Ridgeback Cycles'],
    ['name', '42', '42'],
    ['ephemeral', 'true', true],
    ['products.upsell.budgetUsd', '7.5', 7.5],
    ['products.upsell.budgetUsd', 'off', 'off'],
    ['ownerEmails', 'a@shop.example, b@shop.example', ['a@shop.example', 'b@shop.example']],
    ['stage', '  ', undefined],
    ['products.upsell.region', 'london', 'london'],
    ['products.loyalty.mailsPerSecond', '14', 14],
    ['products.loyalty.mailsPerSecond', '', undefined],
  ])('for %s, %j becomes %j', (path, typed, value) => {
    expect(readAnswer(path, typed)).toEqual(value);
  });

  test('is refused in the schema’s own words', () => {
    expect(checked('products.upsell.region', 'london')).toBe(
      '"london" is not an AWS region. Use for example "eu-west-2".',
    );
    expect(checked('products.upsell.region', 'eu-west-2')).toBe(true);
  });
});

describe('questions', () => {
  test('each is about a setting that exists, and offers only values that are good', () => {
    for (const { path, suggestion, choices } of questions) {
      expect(schemaAt(path.split('.')), path).toBeDefined();
      const offered = [
        ...(suggestion === undefined ? [] : [suggestion]),
        ...(choices ?? []).map(({ value }) => value),
      ];
      for (const value of offered) expect(checked(path, value), path).toBe(true);
    }
  });
});

describe('given a product that is switched off', () => {
  const off = applyChanges(shipped, { set: ['products.upsell.enabled=false'] });
  const asked = questions.filter((question) => isAsked(question, off)).map(({ path }) => path);

  test('then only whether to switch it on is asked of it, and everything of the other', () => {
    expect(asked.filter((path) => path.startsWith('products.upsell.'))).toEqual(['products.upsell.enabled']);
    expect(asked).toContain('products.cartRecovery.storeUrl');
  });

  test('then its settings stay for another day', () => {
    expect(settingAt(off, 'products.upsell.region')).toBe('eu-west-2');
    expect(nextSteps(readShopSettings(off)).join('\n')).not.toContain('upsr/');
  });
});

describe('changes without a dialogue', () => {
  test('one setting changes and nothing else', () => {
    const changed = applyChanges(shipped, { set: ['products.upsell.region=eu-west-1'] });
    expect(settingAt(changed, 'products.upsell.region')).toBe('eu-west-1');
    expect(applyChanges(changed, { set: ['products.upsell.region=eu-west-2'] })).toEqual(shipped);
  });

  test('a change of platform takes out what only the old one needs', () => {
    const changed = applyChanges(shipped, { set: ['products.upsell.platform=shopify'] });
    expect(() => readShopSettings(changed)).not.toThrow();
    expect(settingAt(changed, 'products.upsell.cartLinkTemplate')).toBeUndefined();
  });

  test('the address of Square’s interface goes with Square', () => {
    const api = 'products.loyalty.squareApiUrl';
    const sandbox = ['products.loyalty.platform=square', `${api}=https://connect.squareupsandbox.com`];
    const square = applyChanges(shipped, { set: sandbox });
    expect(() => readShopSettings(square)).not.toThrow();
    const generic = applyChanges(square, { set: ['products.loyalty.platform=generic'] });
    expect(settingAt(generic, api)).toBeUndefined();
    expect(() => readShopSettings(generic)).not.toThrow();
  });

  test('what was stated for the wrong platform is refused, not dropped', () => {
    const changed = applyChanges(shipped, { set: ['products.upsell.consentMetaKey=_consent'] });
    expect(() => readShopSettings(changed)).toThrow('consentMetaKey: is only for "woocommerce"');
  });

  test('a file of answers goes over the block, and may be only part of one', () => {
    const changed = applyChanges(shipped, {
      answers: { name: 'Bean There', products: { upsell: { budgetUsd: 'off' } } },
    });
    expect(changed).toEqual({
      ...shipped,
      name: 'Bean There',
      products: {
        ...(settingAt(shipped, 'products') as object),
        upsell: { ...(settingAt(shipped, 'products.upsell') as object), budgetUsd: 'off' },
      },
    });
  });

  test('an empty value takes a setting out', () => {
    expect(applyChanges({ ...shipped, stage: 'test' }, { set: ['stage='] })).toEqual(shipped);
  });
});

describe('cdk.json', () => {
  test('the same block leaves the file as it is, byte for byte', () => {
    expect(withShop(cdkJson, shipped)).toBe(cdkJson);
  });

  test('another block changes only the lines of that block', () => {
    const before = cdkJson.split('\n');
    const after = withShop(cdkJson, applyChanges(shipped, { set: ['name=Bean There'] })).split('\n');
    expect(after.filter((line, index) => line !== before[index])).toEqual(['      "name": "Bean There",']);
  });
});

test('the steps that follow name the region, the secrets of the stage and the number', () => {
  const settings = readShopSettings({ ...shipped, stage: 'test' });
  const steps = nextSteps(settings).join('\n');
  for (const part of [
    'eu-west-2',
    'upsr/webhook-test',
    '+447700900999',
    'MailDnsRecords',
    'ap-southeast-1',
    'cr/webhook/secret-test',
    'CartWebhookUrl',
    'loy/pos/secret-test',
    'TillWebhookUrl',
    'npm run staff -- add',
    'SignUpUrl',
  ])
    expect(steps).toContain(part);
});

describe('an address of the shop’s own', () => {
  const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d';
  const own = ['front.domain=go.ridgeback.example', `front.certificateArn=${certificate}`];
  const paths = (block: object) =>
    questions.filter((question) => isAsked(question, block as never)).map(({ path }) => path);

  test('is asked for, its certificate only where there is one, and an empty answer takes both out', () => {
    const fronted = applyChanges(shipped, { set: own });
    expect(paths(shipped)).toContain('front.domain');
    expect(paths(shipped)).not.toContain('front.certificateArn');
    expect(paths(fronted)).toContain('front.certificateArn');
    expect(readShopSettings(fronted).front).toEqual({
      domain: 'go.ridgeback.example',
      certificateArn: certificate,
    });
    expect(applyChanges(fronted, { set: ['front.domain='] })).toEqual(shipped);
  });

  test('has its bootstrap, its record and its plan among the next steps, and the counter its address', () => {
    const steps = nextSteps(readShopSettings(applyChanges(shipped, { set: own }))).join('\n');
    expect(steps).toMatch(/cdk bootstrap aws:\/\/<account>\/us-east-1/);
    expect(steps).toMatch(/FrontDnsRecord, go\.ridgeback\.example CNAME, and choose the free plan/);
    expect(steps).toMatch(/put https:\/\/go\.ridgeback\.example\/join on the counter/);
    const without = nextSteps(readShopSettings(shipped)).join('\n');
    expect(without).toMatch(/put SignUpUrl on the counter/);
    expect(without).not.toMatch(/us-east-1|FrontDnsRecord/);
  });
});

test('the steps for a Square till name what its secret must hold besides', () => {
  const square = applyChanges(shipped, { set: ['products.loyalty.platform=square'] });
  const steps = nextSteps(readShopSettings(square)).join('\n');
  expect(steps).toContain('"accessToken"');
  expect(steps).toContain('"notificationUrl"');
  expect(nextSteps(readShopSettings(shipped)).join('\n')).not.toContain('accessToken');
});

describe('npm run setup', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'setup-'));
    file = join(folder, 'cdk.json');
    copyFileSync('cdk.json', file);
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const setup = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/setup.ts', '--file', file, ...args], { encoding: 'utf8' });

  test('given a good change, then it is written and the next steps are told', () => {
    const { status, stdout } = setup('--set', 'name=Bean There');
    expect(status).toBe(0);
    expect(shopIn(readFileSync(file, 'utf8')).name).toBe('Bean There');
    expect(stdout).toContain('npm run deploy');
  });

  test('given a bad change, then nothing is written and the mistake is named', () => {
    const { status, stderr } = setup('--set', 'products.upsell.region=london', '--set', 'nme=x');
    expect(status).toBe(1);
    expect(stderr).toContain('"london" is not an AWS region');
    expect(stderr).toContain('Did you mean "name"?');
    expect(readFileSync(file, 'utf8')).toBe(cdkJson);
  });

  test('given no terminal and nothing to change, then it says in a sentence how to state settings without one', () => {
    const { status, stdout, stderr } = setup();
    expect(status).not.toBe(0);
    expect(stderr).toContain('There is no terminal here in which to ask. Change single settings with --set');
    expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
    expect(readFileSync(file, 'utf8')).toBe(cdkJson);
  });

  test('given answers in a file and a dry run, then the block is shown and nothing is written', () => {
    const answers = join(folder, 'answers.json');
    writeFileSync(answers, JSON.stringify({ name: 'Bean There' }));
    const { status, stdout } = setup('--answers', answers, '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('"name": "Bean There"');
    expect(readFileSync(file, 'utf8')).toBe(cdkJson);
  });
});

describe('the preview', () => {
  const settings = readShopSettings({ ...shipped, look: { colour: '#7a1f3d', font: 'Georgia' } });

  test('is made by what sends the mails, in the look of the settings', () => {
    const mails = previewMails(settings);
    expect(mails.map(({ subject }) => subject)).toHaveLength(3);
    for (const { html, text } of mails) {
      expect(html).toContain('#7a1f3d');
      expect(html).toContain('Georgia');
      expect(text.length).toBeGreaterThan(100);
    }
  });

  test('shows each mail by day and by night, and runs nothing of it', () => {
    const page = previewPage(settings);
    expect(page.match(/<iframe sandbox=""/g)).toHaveLength(6);
    expect(page).toContain('@media all');
    expect(page).not.toContain('<script');
  });
});
