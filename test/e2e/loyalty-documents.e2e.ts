// The owner edits rules and wording while the till rings: a good edit counts with the next sale after a minute, a bad
// one changes no sale and brings one letter that names the line. In the bucket, and in Google Drive.
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driveStandIn } from '../shared/rules/drive-stand-in.ts';
import { type LoyaltyRuntime, MARIA, memberRow, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;

const REWARD = '1000 points = a free coffee.';
const rulesOf = (perDollar: number, ...others: readonly string[]) =>
  [`Earn ${perDollar} points per dollar.`, REWARD, ...others].join('\n');

let people = 0;
/** What a sale of 18.00 with 6.00 of beans brings somebody new now. */
async function pointsOfASale(): Promise<unknown> {
  people += 1;
  const phone = `+1212555${String(2000 + people)}`;
  await shop.tell(saleOf(shop.runtime.now(), { phone }));
  return (await shop.member(phone))?.balance;
}
/** A minute after the next quarter of an hour. */
function quarter() {
  const quarterMs = 15 * 60_000;
  const next = (Math.floor(shop.runtime.now().getTime() / quarterMs) + 1) * quarterMs;
  return shop.advance(new Date(next + 75_000).toISOString());
}
const letters = (title: string) => shop.ownerLetters().filter(({ subject }) => subject?.includes(title));

describe('documents in the bucket', () => {
  beforeAll(async () => {
    shop = await startLoyalty();
  });
  afterAll(() => shop.stop());

  async function edit(document: 'rules.txt' | 'voice.txt', text: string): Promise<void> {
    const saved = await fetch(`${shop.runtime.url}/_local/objects/loy-rules-source/${document}`, {
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
    await client.send(
      new PutParameterCommand({ Name: '/loy/config/settings', Value: sentences, Overwrite: true }),
    );
    client.destroy();
    await shop.advance('PT1M');
  }

  it('as shipped give one point for each unit of money, and two for beans', async () => {
    expect(await pointsOfASale()).toBe(24);
  });

  it('count a minute after they are saved, in whatever words', async () => {
    await edit('rules.txt', rulesOf(2));
    expect(await pointsOfASale()).toBe(36);
    await edit('rules.txt', rulesOf(2, 'Double points on beans.'));
    expect(await pointsOfASale()).toBe(48);
  });

  it('given points for joining, then the form and a first sale bring them, once for each', async () => {
    await edit('rules.txt', rulesOf(1, '50 bonus points for joining.'));
    expect(await pointsOfASale()).toBe(68);
    const phone = '+12125559876';
    const signUp = () =>
      fetch(shop.signupUrl, {
        method: 'POST',
        body: new URLSearchParams({ name: 'Maria', phone: '(212) 555-9876', email: '', website: '' }),
      });
    for (let time = 0; time < 2; time += 1) expect((await signUp()).ok).toBe(true);
    expect(await shop.member(phone)).toMatchObject({ balance: 50 });
    await shop.tell(saleOf(shop.runtime.now(), { phone, sale_id: 's-of-a-joiner' }));
    expect(await shop.member(phone)).toMatchObject({ balance: 68 });
    expect((await shop.ledger(phone)).map(({ reason }) => reason)).toEqual(['joining', 'earn']);
    await edit('rules.txt', rulesOf(2));
    expect(await pointsOfASale()).toBe(36);
  });

  it('given a double-points weekend is taken out again, then it is over', async () => {
    await edit('rules.txt', rulesOf(2, 'Double points on everything.'));
    expect(await pointsOfASale()).toBe(72);
    await edit('rules.txt', rulesOf(2));
    expect(await pointsOfASale()).toBe(36);
  });

  it('given a rule that is not understood, then the last good ones hold and one letter names the line', async () => {
    await edit('rules.txt', rulesOf(3));
    expect(await pointsOfASale()).toBe(54);
    await edit('rules.txt', rulesOf(5, 'Regulars get a bit more.'));
    expect(await pointsOfASale()).toBe(54);
    for (let run = 0; run < 3; run += 1) await quarter();
    expect(await pointsOfASale()).toBe(54);
    const [letter, ...others] = letters('loyalty rules');
    expect(others).toEqual([]);
    for (const told of ['Line 3', 'Regulars get a bit more.', 'stays in force'])
      expect(letter?.text).toContain(told);
  });

  it('given it is put right, then it counts, and no more is said', async () => {
    await edit('rules.txt', rulesOf(5));
    expect(await pointsOfASale()).toBe(90);
    await quarter();
    expect(letters('loyalty rules')).toHaveLength(1);
  });

  it.each([
    ['two different earn rates', `${rulesOf(1)}\nEarn 2 points per dollar.`],
    ['another currency', `Earn 1 point per £1.\n${REWARD}`],
    ['a reward that costs nothing', 'Earn 1 point per dollar.\n0 points = a free coffee.'],
    ['no reward at all', 'Earn 1 point per dollar.'],
    ['two prices for one reward', `${rulesOf(1)}\n500 points = a free coffee.`],
  ])('given %s, then no sale notices and the owner gets one letter', async (_, text) => {
    await edit('rules.txt', rulesOf(5));
    const before = letters('loyalty rules').length;
    await edit('rules.txt', text);
    expect(await pointsOfASale()).toBe(90);
    await quarter();
    expect(letters('loyalty rules')).toHaveLength(before + 1);
  });

  it.each([
    ['thirty-odd digits ending in _old', `${'1'.repeat(35)}_old`],
    ['a line of four hundred digits', `${'1'.repeat(390)}_old`],
    ['a list without end', `Double points on ${'b, '.repeat(120)}`],
    ['as many such lines as fit', `Double points on ${'b, '.repeat(120)}\n`.repeat(150)],
    ['a document of a megabyte', 'Earn 9 points per dollar.\n'.repeat(40_000)],
  ])('given %s, then no sale fails and the last good rules hold', async (_, line) => {
    await edit('rules.txt', rulesOf(1));
    expect(await pointsOfASale()).toBe(18);
    await edit('rules.txt', rulesOf(7, line));
    expect(await pointsOfASale()).toBe(18);
    await edit('rules.txt', rulesOf(1));
  });

  it('in Parameter Store count only where the document is silent', async () => {
    await edit('rules.txt', REWARD);
    await setKnobs('Earn 4 points per dollar.');
    expect(await pointsOfASale()).toBe(72);
    await edit('rules.txt', rulesOf(2));
    expect(await pointsOfASale()).toBe(36);
  });

  it('given new wording, then the next mail is in it; given bad wording, then the last good stays', async () => {
    await edit('rules.txt', rulesOf(1));
    await edit(
      'voice.txt',
      'Reward earned subject:\nHooray\n\nReward earned:\nDear {name}, take your {reward}.\n',
    );
    const crossing = async (phone: string, email: string) => {
      await shop.runtime.put('loy-members', [memberRow(phone, { balance: 990, email })]);
      await shop.tell(saleOf(shop.runtime.now(), { phone }));
      await shop.advance('PT1M');
      return shop.mailsTo(email).at(-1);
    };
    expect(await crossing(MARIA, 'maria@example.com')).toMatchObject({
      subject: 'Hooray',
      text: expect.stringContaining('Dear Maria, take your free coffee.'),
    });
    await edit('voice.txt', 'Reward earned:\nDear {name}, take {discount} off.\n');
    expect((await crossing('+12125550199', 'tom@example.com'))?.text).toContain('take your free coffee.');
    await quarter();
    await quarter();
    const [letter, ...others] = letters('loyalty wording');
    expect(others).toEqual([]);
    expect(letter?.text).toContain('{discount}');
  });

  it('needed no permission that the template does not give', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});

describe('documents in Google Drive', () => {
  const RULES = '1RulesDocumentOfRidgebackCycles____for-tests';
  const VOICE = '1VoiceDocumentOfRidgebackCycles____for-tests';
  let drive: Awaited<ReturnType<typeof driveStandIn>>;
  let edits = 0;
  const googleDoc = (text: string) => {
    edits += 1;
    return {
      mimeType: 'application/vnd.google-apps.document',
      modifiedTime: new Date(Date.UTC(2026, 5, 1) + edits * 1000).toISOString(),
      text: text.replaceAll('\n', '\r\n'),
    };
  };
  const stored = async (key: string) =>
    (await shop.runtime.objects.read('loy-rules-source', key))?.body.toString() ?? '';
  const alarm = () =>
    (shop.runtime.alarms() as { name: string; state: string }[]).find(
      ({ name }) => name === 'loy-drive-sync-errors',
    )?.state;

  beforeAll(async () => {
    drive = await driveStandIn();
    drive.files.set(RULES, googleDoc(rulesOf(3)));
    drive.files.set(VOICE, googleDoc('Confirm address subject:\nIs this you?\n'));
    shop = await startLoyalty({ loyalty: { drive: { rulesDocument: RULES, voiceDocument: VOICE } } });
    for (const host of ['oauth2.googleapis.com', 'www.googleapis.com'])
      shop.runtime.outside.register(host, drive.url);
    shop.runtime.services.secretsManager.set('loy/drive/sa', JSON.stringify(drive.serviceAccount));
  });
  afterAll(async () => {
    await shop?.stop();
    await drive?.stop();
  });

  it('are mirrored, and the next sale counts by them', async () => {
    await quarter();
    expect(await stored('rules.txt')).toContain('Earn 3 points');
    expect(await stored('voice.txt')).toContain('Is this you?');
    expect(await pointsOfASale()).toBe(54);
  });

  it('given a bad edit, then it never reaches the bucket, and one letter names the line', async () => {
    drive.files.set(RULES, googleDoc(rulesOf(9, '', 'Be generous.')));
    for (let run = 0; run < 3; run += 1) await quarter();
    expect(await stored('rules.txt')).toContain('Earn 3 points');
    expect(await pointsOfASale()).toBe(54);
    const [letter, ...others] = letters('loyalty rules');
    expect(others).toEqual([]);
    expect(letter?.text).toContain('Line 4');
    expect(alarm()).toBe('OK');
  });

  it('given Drive refuses us, then the alarm rings, and the daily copy is taken all the same', async () => {
    drive.failNext(...Array.from({ length: 1_000 }, () => 403));
    await shop.advance('2026-06-03T07:02:00.000Z');
    expect(alarm()).toBe('ALARM');
    expect(await shop.runtime.objects.read('loy-backups', '2026-06-03/manifest.json')).toBeDefined();
    drive.recover();
    drive.files.set(RULES, googleDoc(rulesOf(2)));
    await quarter();
    expect(await pointsOfASale()).toBe(36);
    // It is well when nothing failed for an hour.
    await shop.advance('PT1H');
    expect(alarm()).toBe('OK');
  });

  it('needed no permission that the template does not give', () => {
    expect(shop.runtime.permissions().denied).toEqual([]);
  });
});
