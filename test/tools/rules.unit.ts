import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bucketShelf } from '../../tools/rules/shelf.ts';
import { main } from '../../tools/rules.ts';
import { versionedBucket } from '../shared/rules/versioned-bucket.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const objects = new Map<string, string>();
/** What the one object that a test looks at was before, newest first. */
let earlier: readonly string[] = [];
// The laptop runtime's door to its objects.
const laptop = createServer(async (request, response) => {
  const key = request.url ?? '';
  if (request.method === 'PUT') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    objects.set(key, Buffer.concat(chunks).toString());
    return response.writeHead(200).end('{}');
  }
  if (key.startsWith('/_local/versions/'))
    return response.writeHead(200).end(JSON.stringify({ texts: earlier.map((text) => ({ text })) }));
  const text = objects.get(key);
  return text === undefined ? response.writeHead(404).end() : response.writeHead(200).end(text);
});
let endpoint = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => laptop.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(laptop.address() as AddressInfo).port}`;
});
afterEach(() => {
  objects.clear();
  earlier = [];
});
afterAll(() => void laptop.close());

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
async function rules(...args: readonly string[]) {
  const lines: string[] = [];
  // Where nothing listens: a laptop that runs beside the tests has documents of its own.
  const code = await main(args, { print: (line) => lines.push(line) }, { ...process.env, PORT: '9' });
  return { code, output: lines.join('\n') };
}

const settingsObject = '/_local/objects/upsr-rules-source/settings.txt';

describe('rules check', () => {
  it('given the documents as shipped, then each sentence is said in plain words', async () => {
    const { code, output } = await rules('check');
    expect(code).toBe(0);
    expect(output).toContain(
      'Line 12: Wait 60 minutes before sending.\n      A nudge goes out 1 hour after the order.',
    );
    expect(output).toContain('Not mentioned, so as built in:');
    expect(output).toContain('STOP to opt out');
  });

  it('given cart recovery, then its documents are said in plain words, too', async () => {
    const { code, output } = await rules('check', '--product', 'cart-recovery');
    expect(code).toBe(0);
    expect(output).toContain(
      'first reminder 4 hours after it was left, second reminder 1 day after it was left.',
    );
    expect(output).toContain('Second reminder, subject:');
    expect(output).not.toContain('STOP');
    const mine = file('my-rules.txt', 'Give up 5 days after the second reminder.');
    expect((await rules('check', mine, '--product', 'cart-recovery')).output).toContain(
      'closed 5 days after',
    );
    expect((await rules('check', 'rules/cart-recovery/rules.txt')).code).toBe(0);
  });

  it('given loyalty, then its documents are said in plain words, too', async () => {
    const { code, output } = await rules('check', '--product', 'loyalty');
    expect(code).toBe(0);
    expect(output).toContain('Line 29: 100 points = a free coffee.\n      100 points buy: free coffee.');
    expect(output).toContain('Win-back nudge, subject:');
    const mine = file('my-rules.txt', 'Rewards: 100 = a free coffee, 250 =');
    const bad = await rules('check', mine, '--product', 'loyalty');
    expect(bad.code).toBe(1);
    expect(bad.output).toContain('Line 1: Rewards: 100 = a free coffee, 250 =');
    expect(bad.output).toContain('You could write: 100 points = a free coffee.');
  });

  it('given a bad file, then every problem comes with line, text and nearest sentence', async () => {
    const { code, output } = await rules(
      'check',
      file('mine.txt', 'Wait 60 before sending.\nNuge each customer once a month'),
    );
    expect(code).toBe(1);
    expect(output).toContain('2 problems');
    expect(output).toContain('Line 1: Wait 60 before sending.\n      60 what? Add minutes, hours or days.');
    expect(output).toContain('You could write: Nudge each customer once a month');
  });

  it('given a wording file, then it is read as one, by its name or by --as', async () => {
    const text = 'Opt-out line:\nText STOP to leave';
    expect((await rules('check', file('my-voice.txt', text))).code).toBe(0);
    expect((await rules('check', file('words.txt', text), '--as', 'voice')).code).toBe(0);
    expect((await rules('check', file('words.txt', text))).code).toBe(1);
  });
});

describe('rules check --catalogue', () => {
  const list = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const check = (catalogue: string, ...more: readonly string[]) =>
    rules('check', file('settings.txt', 'At most 1 part per text.'), '--catalogue', catalogue, ...more);
  const long = 'Commuter pannier bag with stripes and a rain cover in blue, and another one in yellow';

  it('given a list, then it says how many go out whole, which would cost more, and which cannot be sent', async () => {
    const products = list(
      'products.csv',
      `sku,name,price,status\nBELL,Brass bell,12.00,\nLONG,"${long}",45.00,\nOBI,着物の帯,45.00,\nOLD,Old bell,9.00,Sold out\nBAD,,9.00,\n`,
    );
    const { code, output } = await check(products);
    expect(code).toBe(0);
    expect(output).toContain('1 of the 3 products goes out whole, in one part.');
    expect(output).toMatch(
      /Commuter pannier bag.* \(LONG\): 1 parts?, and its name is shortened: its name is long/,
    );
    expect(output).toContain('(OBI): no text can be sent: telephones do not have 着 物 の');
    expect(output).toContain('Left out because the list says that it is not on sale (1):\n    line 5: ');
    expect(output).toContain('Left out because it cannot be read (1):\n    line 6: BAD: name is missing');
  });

  it('given a list that can be read in two ways, then it asks, and takes the answer', async () => {
    const latin = list('latin.csv', Buffer.from('sku;name;price\nWINE;Gl\u00fchwein;12,00\n', 'latin1'));
    const asked = await check(latin);
    expect([asked.code, asked.output]).toEqual([1, expect.stringContaining('--encoding windows-1252')]);
    const { code, output } = await check(latin, '--encoding', 'windows-1252');
    expect([code, output]).toEqual([0, expect.stringContaining('1 of the 1 product goes out whole')]);
  });

  it('given no document, or one of a product without texts, then it says so', async () => {
    const products = list('one.csv', 'sku,name,price\nBELL,Brass bell,12.00\n');
    for (const args of [
      ['check', '--catalogue', products],
      ['check', file('rules.txt', ''), '--product', 'loyalty', '--catalogue', products],
    ]) {
      const { code, output } = await rules(...args);
      expect([code, output]).toEqual([2, expect.stringContaining('--catalogue')]);
    }
    expect((await check('/nowhere.csv')).output).toContain('There is no file');
  });
});

describe('rules push and show', () => {
  it('given a good file, then it is uploaded and shown as in force', async () => {
    const good = file('settings.txt', 'Wait 10 minutes before sending.');
    expect((await rules('push', 'upsell', good, '--endpoint', endpoint)).code).toBe(0);
    expect(objects.get(settingsObject)).toBe('Wait 10 minutes before sending.');
    const { code, output } = await rules('show', 'upsell', '--endpoint', endpoint);
    expect(code).toBe(0);
    expect(output).toContain('A nudge goes out 10 minutes after the order.');
    expect(output).toContain('voice.txt: not in upsr-rules-source');
  });

  it('given the rules of cart recovery, then they go to its own bucket', async () => {
    const good = file('rules.txt', 'No quiet hours.');
    expect((await rules('push', 'cart-recovery', good, '--endpoint', endpoint)).code).toBe(0);
    expect(objects.get('/_local/objects/cr-rules-source/rules.txt')).toBe('No quiet hours.');
  });

  it('given the rules of loyalty, then they go to its own bucket and are shown from there', async () => {
    const good = file('rules.txt', '100 points = a free coffee. Members lapse after 90 days.');
    expect((await rules('push', 'loyalty', good, '--endpoint', endpoint)).code).toBe(0);
    expect([...objects.keys()]).toEqual(['/_local/objects/loy-rules-source/rules.txt']);
    const { code, output } = await rules('show', 'loyalty', '--endpoint', endpoint);
    expect(code).toBe(0);
    expect(output).toContain('lapsing after 90 days without a visit');
  });

  it('given a stage, then its own bucket is used, by the name that the stack gives it', async () => {
    await rules(
      'push',
      'upsell',
      file('settings.txt', 'No quiet hours.'),
      '--endpoint',
      endpoint,
      '--stage',
      'test',
    );
    expect([...objects.keys()]).toEqual(['/_local/objects/upsr-rules-source-test/settings.txt']);
  });

  it('given a bad file, then nothing is uploaded', async () => {
    const { code, output } = await rules(
      'push',
      'upsell',
      file('settings.txt', 'Wait a bit.'),
      '--endpoint',
      endpoint,
    );
    expect(code).toBe(1);
    expect(output).toContain('Nothing was uploaded');
    expect(objects.size).toBe(0);
  });

  it('given nothing listening, then it says what to start', async () => {
    const { code, output } = await rules('push', 'upsell', '--endpoint', 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(output).toContain('Is npm start running?');
  });

  it('given a mirrored document, then a push to the bucket keeps its Drive revision, so that the mirror does not undo it', async () => {
    const bucket = versionedBucket();
    const shelf = bucketShelf(bucket.s3, 'upsr-rules-source-1');
    bucket.put('settings.txt', 'old', { 'drive-revision': 'r1' });
    await shelf.write('settings.txt', 'new');
    expect(await shelf.read('settings.txt')).toBe('new');
    expect(bucket.metadata('settings.txt')).toEqual({ 'drive-revision': 'r1' });
    await shelf.write('voice.txt', 'first');
    expect(bucket.metadata('voice.txt')).toEqual({});
  });
});

describe('the command line', () => {
  it.each([
    [['--help'], 0, 'npm run rules -- check'],
    [[], 2, 'npm run rules -- check'],
    [['frobnicate'], 2, 'npm run rules -- check'],
    [['check', '/nowhere.txt'], 2, 'There is no file'],
    [['check', '--colour'], 2, 'There is no option --colour'],
    [['push', 'sausages'], 2, 'Name a product: upsell, cart-recovery, loyalty'],
    [['check', 'x.txt', '--as', 'poem'], 2, '--as is settings or voice'],
    [['check', 'x.txt', '--product', 'cart-recovery', '--as', 'settings'], 2, '--as is rules or voice'],
  ])('given %j, then it exits %i and says what to do', async (args, code, text) => {
    const result = await rules(...args);
    expect(result.code).toBe(code);
    expect(result.output).toContain(text);
  });
});

describe('rules check against what is in force', () => {
  it('given a document that changes one rule, then the page says what was and what becomes', async () => {
    objects.set(settingsObject, 'Wait 20 minutes before sending.');
    const mine = file('settings.txt', 'Wait 10 minutes before sending.');
    const { code, output } = await rules('check', mine, '--endpoint', endpoint);
    expect(code).toBe(0);
    expect(output).toContain(
      'What it changes against the version in force:\n  A nudge goes out 10 minutes after the order.\n      Until now: A nudge goes out 20 minutes after the order.',
    );
    objects.set(settingsObject, 'Wait 10 minutes before sending.');
    expect((await rules('check', mine, '--endpoint', endpoint)).output).toContain(
      'It changes nothing against the version in force.',
    );
    expect((await rules('check', mine)).output).toContain('against the document as shipped:');
  });

  it('given a document with a mistake, then the sentences that are understood are said all the same', async () => {
    const mine = file('rules.txt', 'Frobnicate the points.\nBeans earn triple points.');
    const { code, output } = await rules('check', mine, '--product', 'loyalty');
    expect(code).toBe(1);
    expect(output).toContain('Line 1: Frobnicate the points.');
    expect(output).toContain(
      'Understood, and waiting for the rest to be put right:\n  Line 2: Beans earn triple',
    );
    expect(output).toContain('The document as shipped says:');
  });

  it('given --html, then a page holds the same, and nothing of it can become a tag', async () => {
    const page = join(folder, 'page.html');
    const hostile = file(
      'settings.txt',
      'Wait <img src=x onerror="alert(1)"> a bit & more.\nNo quiet hours.',
    );
    const { code, output } = await rules('check', hostile, '--html', page);
    expect(code).toBe(1);
    expect(output).toContain(`The same as a page: ${page}`);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('Wait &lt;img src=x onerror=&quot;alert(1)&quot;&gt; a bit &amp; more.');
    expect(html).not.toMatch(/<img|https?:|<script/);
    expect(html).toContain('The document as shipped says');
    expect((await rules('check', '--html', page)).code).toBe(0);
    expect(readFileSync(page, 'utf8').match(/<h2/g)).toHaveLength(6);
  });
});

describe('rules show of a bad document', () => {
  it('given an earlier version that was understood, then that is said to be in force', async () => {
    objects.set(settingsObject, 'Wait a bit.');
    earlier = ['Wait a while.', 'Wait 25 minutes before sending.', 'Wait 30 minutes before sending.'];
    const { code, output } = await rules('show', 'upsell', '--endpoint', endpoint);
    expect(code).toBe(0);
    expect(output).toContain('Line 1: Wait a bit.');
    expect(output).toContain(
      'In force meanwhile: the last version that was understood:\n  A nudge goes out 25 minutes after the order.',
    );
  });

  it('given no version that was understood, then the built-in one is said to be in force', async () => {
    objects.set(settingsObject, 'Wait a bit.');
    const { output } = await rules('show', 'upsell', '--endpoint', endpoint);
    expect(output).toContain('In force meanwhile: the built-in version:');
    expect(output).toContain('A nudge goes out 1 hour after the order.');
  });
});

describe('rules try', () => {
  it('given sizes that leave a gap, then it says which, and ends as for any mistake', async () => {
    const { code, output } = await rules('try', 'Carts over 100: remind after 2 hours, then after 22 hours.');
    expect(code).toBe(1);
    expect(output).toContain('Carts under 100.00 have no size');
    expect(output).toContain('You could write: All other carts: 2 hours, then 22.');
  });

  it('given a sentence that all products share, then each says what it means', async () => {
    const { code, output } = await rules('try', 'Quiet hours are 9 pm to 8 am.');
    expect(code).toBe(0);
    for (const title of ['Upsell settings\n', 'Cart recovery rules\n', 'Loyalty rules\n'])
      expect(output).toContain(title);
    expect(output).not.toContain('No sentence of');
  });

  it('given a sentence of one product, then the others are named, and lacking rewards are no matter', async () => {
    const { code, output } = await rules('try', 'Beans', 'earn', 'double', 'points.');
    expect(code).toBe(0);
    expect(output).toContain('Line 1: Beans earn double points.');
    expect(output).toContain('No sentence of: upsell settings, cart recovery rules.');
    expect(output).not.toContain('No reward');
    const other = await rules('try', 'Beans earn double points.', '--product', 'upsell');
    expect(other.code).toBe(1);
    expect(other.output).toContain('Nobody takes this sentence as it stands.');
  });

  it('given a sentence that nobody takes, then each product says why, with its nearest sentence', async () => {
    const { code, output } = await rules('try', 'Wait 60 before sending.');
    expect(code).toBe(1);
    expect(output).toContain('60 what? Add minutes, hours or days.');
    expect(output).toContain('You could write: ');
  });

  it('given two sentences of which one is not understood, then the product does not take them', async () => {
    const { code, output } = await rules('try', 'No quiet hours. Frobnicate.', '--product', 'upsell');
    expect(code).toBe(1);
    expect(output).toContain('Line 1: Frobnicate.');
    expect(output).toContain('Understood:\n  Line 1: No quiet hours.');
  });

  it.each([
    [['try'], 2, 'Write a sentence in quotation marks'],
    [['try', '# a note'], 1, 'This says nothing'],
    [['try', 'No quiet hours.', '--product', 'sausages'], 2, 'Name a product'],
  ])('given %j, then it exits %i and says: %s', async (args, code, text) => {
    const result = await rules(...args);
    expect(result.code).toBe(code);
    expect(result.output).toContain(text);
  });
});
