// The owner edits the rules and the wording while carts wait: good edits count within a minute, a bad one changes
// nothing and brings one letter that names the line.
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CartRuntime, cartOf, startCarts } from '../support/cart-runtime.ts';

let shop: CartRuntime;
const now = () => shop.runtime.now();
beforeAll(async () => {
  shop = await startCarts();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  shop.runtime.model.setMode('fail');
  const day = new Date(now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await shop.advance(`${day}T09:00:00.000Z`);
});

/** Saves the document as the console does, and lets a minute go by: that is all an owner has to wait. */
async function edit(document: 'rules.txt' | 'voice.txt', text: string): Promise<void> {
  const saved = await fetch(`${shop.runtime.url}/_local/objects/cr-rules-source/${document}`, {
    method: 'PUT',
    headers: { 'content-type': 'text/plain' },
    body: text,
  });
  expect(saved.status).toBe(200);
  await shop.advance('PT1M');
}

async function setKnobs(sentences: string): Promise<void> {
  const client = new SSMClient({
    endpoint: shop.runtime.endpointUrl,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local-operator', secretAccessKey: 'local' },
  });
  const put = { Name: '/cr/config/settings', Value: sentences, Overwrite: true };
  await client.send(new PutParameterCommand(put));
  client.destroy();
  await shop.advance('PT1M');
}

/** How many minutes a cart left now waits for its first reminder, and that reminder. */
async function firstReminder(changes: Readonly<Record<string, unknown>> = {}) {
  const left = now();
  const cart = cartOf(left, changes);
  await shop.tell(cart);
  await shop.advance('PT6H');
  const [mail] = shop.mailsTo(cart.email);
  const minutes = Math.floor((Date.parse(mail?.at ?? '') - left.getTime()) / 60_000);
  return { cart, mail, minutes };
}
const lettersAbout = (title: string) => shop.ownerLetters().filter(({ subject }) => subject?.includes(title));

const rulesOf = (hours: number, ...others: readonly string[]) =>
  [`All carts: remind after ${hours} hours, then after 22.`, ...others].join('\n');

describe('rules that the owner has just saved', () => {
  it('change the wait, in whatever words', async () => {
    await edit('rules.txt', 'Remind all carts after three hours, then after 22.');
    expect((await firstReminder()).minutes).toBe(180);
  });

  it('leave carts alone that are not worth a reminder', async () => {
    await edit('rules.txt', rulesOf(2, 'Do not remind carts under $50.'));
    expect((await firstReminder({ total: '49.99' })).mail).toBeUndefined();
    expect((await firstReminder({ total: '50.00' })).minutes).toBe(120);
  });

  it('may end the do-not-disturb window sooner', async () => {
    await edit('rules.txt', rulesOf(2, 'Do not disturb anyone who got a reminder in the last 2 days.'));
    const { cart } = await firstReminder();
    await shop.advance('PT18H');
    await firstReminder({ email: cart.email });
    const first = (address: string) =>
      shop.mailsTo(address).filter(({ subject }) => subject?.startsWith('Your cart'));
    expect(first(cart.email)).toHaveLength(1);
    // The second reminder of the first cart began the two days anew, at seven of the next day.
    await shop.advance('PT42H');
    await firstReminder({ email: cart.email });
    expect(first(cart.email)).toHaveLength(2);
  });

  it('go back to the text as shipped with every rule that is taken out', async () => {
    await edit('rules.txt', '# Nothing of my own.');
    expect((await firstReminder({ total: '39.99' })).minutes).toBe(240);
  });
});

describe('a rule that is not understood', () => {
  const good = `# For the summer\n${rulesOf(3)}`;
  const bad = `${good}\nWait a good while for regulars.`;

  it('leaves the last good rules in force and brings one letter, however many functions read it', async () => {
    await edit('rules.txt', good);
    await edit('rules.txt', bad);
    expect((await firstReminder()).minutes).toBe(180);
    expect((await firstReminder()).minutes).toBe(180);
    await shop.advance('P1D');
    const [letter, ...others] = lettersAbout('cart recovery rules');
    expect(others).toEqual([]);
    for (const told of ['Line 3', 'Wait a good while for regulars.', 'stays in force'])
      expect(letter?.text).toContain(told);
  });

  it('is told of also when no reminder is due', async () => {
    const before = lettersAbout('cart recovery rules').length;
    await edit('rules.txt', `${good}\nSend by pigeon.`);
    await shop.advance('PT1H5M');
    expect(lettersAbout('cart recovery rules')).toHaveLength(before + 1);
    expect(lettersAbout('cart recovery rules').at(-1)?.text).toContain('Send by pigeon.');
  });

  it('is forgotten once it is put right, within a minute', async () => {
    const before = lettersAbout('cart recovery rules').length;
    await edit('rules.txt', rulesOf(4));
    expect((await firstReminder()).minutes).toBe(240);
    expect(lettersAbout('cart recovery rules')).toHaveLength(before);
  });

  it.each([
    [
      'sizes that leave a gap',
      'Small carts (under $40): 4 hours, then 24.\nBig carts (over $150): 1 hour, then 20.',
    ],
    ['a wait of seconds', 'All carts: remind after 30 seconds, then after 22 hours.'],
    ['another currency', 'Small carts (under £40): 4 hours, then 24.\nBig carts: 1 hour, then 20.'],
    ['a second reminder before the first', 'All carts: remind after 5 hours, then after 2.'],
    ['quiet hours that leave no day', `${rulesOf(2)}\nQuiet hours are 8 am to 7 am.`],
    ['two sentences that disagree', `${rulesOf(2)}\n${rulesOf(3)}`],
  ])('because of %s changes nothing', async (_, text) => {
    await edit('rules.txt', rulesOf(4));
    const before = lettersAbout('cart recovery rules').length;
    await edit('rules.txt', text);
    expect((await firstReminder()).minutes).toBe(240);
    expect(lettersAbout('cart recovery rules')).toHaveLength(before + 1);
    expect(lettersAbout('cart recovery rules').at(-1)?.text).toMatch(/Line \d/);
  });
});

describe('wording that the owner has just saved', () => {
  const voice = (opening: string, ...others: readonly string[]) =>
    [
      'First reminder subject:',
      '{name}, your cart',
      '',
      'First reminder opening:',
      opening,
      '',
      ...others,
    ].join('\n');

  it('is in the next reminder', async () => {
    await edit('rules.txt', rulesOf(2));
    await edit('voice.txt', voice('Hello {name}, your {items} for {total} are at {shop}.'));
    const { mail } = await firstReminder();
    expect(mail?.subject).toBe('Ana, your cart');
    expect(mail?.text).toContain(
      'Hello Ana, your Linen shirt and Candle for US$120.00 are at Ridgeback Cycles.',
    );
    expect(mail?.text).not.toContain('Hi Ana,');
  });

  it('that cannot be used leaves the last good words in force, and brings one letter of its own', async () => {
    const rules = lettersAbout('cart recovery rules').length;
    await edit('voice.txt', voice('Hello {name}, look at {discount} now.'));
    const { mail } = await firstReminder();
    expect(mail?.text).toContain('Hello Ana, your Linen shirt');
    const [letter, ...others] = lettersAbout('cart recovery wording');
    expect(others).toEqual([]);
    expect(letter?.text).toMatch(/Line 5/);
    expect(letter?.text).toContain('{discount}');
    expect(lettersAbout('cart recovery rules')).toHaveLength(rules);
  });

  it('that is put right is in force within a minute', async () => {
    await edit('voice.txt', voice('Good to see you, {name}.'));
    expect((await firstReminder()).mail?.text).toContain('Good to see you, Ana.');
    expect(lettersAbout('cart recovery wording')).toHaveLength(1);
  });
});

describe('the sentences in Parameter Store', () => {
  it('count only where the document is silent', async () => {
    await edit('rules.txt', '# Nothing of my own.');
    await setKnobs('All carts: remind after 5 hours, then after 22.');
    expect((await firstReminder()).minutes).toBe(300);
    await edit('rules.txt', rulesOf(2));
    expect((await firstReminder()).minutes).toBe(120);
  });

  it('do no harm when they are bad: the document counts alone, and one letter says so', async () => {
    await setKnobs('Wait for rain.');
    expect((await firstReminder()).minutes).toBe(120);
    await shop.advance('P1D');
    const letters = shop.ownerLetters().filter(({ text }) => text.includes('Wait for rain.'));
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('/cr/config/settings');
  });
});

describe('all of it', () => {
  it('was allowed to every function by its own role', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
