// What staff do at the desk. They double-click, use two tills at once, decide the same case in two ways, write down an address
// that its reader never confirms, and go Back and press again.

import type { DemoMember } from '../demo/cast.ts';
import { type Desk, type DeskPage, formOn, formsOn, linkOn } from '../demo/desk.ts';
import { asWritten } from '../demo/sign-up.ts';
import { anotherAddressOf } from './cast.ts';
import type { Act, Given } from './desk-act.ts';

const lookUp = (desk: Desk, { phone }: DemoMember) => desk.lookUp(asWritten(phone));
/** The cheapest reward that the points are enough for; a full stamp card where they are enough for none. */
const rewardOn = (page: DeskPage) => {
  const forms = formsOn(page, '/confirm');
  return (
    forms.find(({ fields }) => fields.kind === 'give') ??
    forms.find(({ fields }) => fields.card !== undefined)
  );
};

/** Confirms a reward: `times` at once on each of the desks. */
async function gives(
  desks: readonly Desk[],
  { member, note }: Given,
  times: number,
): Promise<DeskPage | undefined> {
  const confirming = [];
  for (const desk of desks) {
    const reward = rewardOn(await lookUp(desk, member));
    if (reward === undefined) return undefined;
    const form = formOn(await desk.press(reward), '/redeem');
    confirming.push({ desk, form });
  }
  const presses = confirming.flatMap(({ desk, form }) =>
    Array.from({ length: times }, async () => {
      const heard = note('redeems', { form: form.fields });
      const done = await desk.press(form);
      heard(done);
      return done;
    }),
  );
  return (await Promise.all(presses))[0];
}

const undoesIt = async (desk: Desk, done: DeskPage | undefined, { note }: Given, times: number) => {
  if (done === undefined) return;
  const form = formOn(done, '/undo');
  await Promise.all(
    Array.from({ length: times }, async () => note('undoes', { form: form.fields })(await desk.press(form))),
  );
};

const decides = (decision: 'approve' | 'reject'): Act => [
  `${decision}s what is held`,
  async ({ manager }, { own, note }) => {
    const list = await manager.open('/held');
    const links = [...list.html.matchAll(/href="(\/held\/[^"]*)"/g)]
      .map(([, link = '']) => link)
      .filter((link) => link.startsWith(`/held/${decision}/`));
    if (links.length === 0) return;
    const form = formOn(await manager.open(own.draws.oneOf(links)), `/held/${decision}`);
    const press = async () => note('decides', { decision, form: form.fields })(await manager.press(form));
    await Promise.all(own.happens(0.4) ? [press(), press()] : [press()]);
  },
];

const ANOTHER_ADDRESS: Act = [
  'writes down another address',
  async ({ ben }, { member, note }) => {
    const page = await lookUp(ben, member);
    const [form] = formsOn(page, '/email');
    if (form === undefined) return;
    const email = anotherAddressOf(member);
    note('leaves-address', { email })(await ben.press(form, { email }));
  },
];

/** Two managers, or one with two pages, who do not agree about the same case. */
const DISAGREES: Act = [
  'approves and rejects what is held at the same time',
  async ({ manager }, { own, note }) => {
    const { html } = await manager.open('/held');
    const linksTo = (decision: string) =>
      [...html.matchAll(new RegExp(`href="(/held/${decision}/[^"]*)"`, 'g'))].map(([, link = '']) => link);
    const [approve, reject] = [linksTo('approve'), linksTo('reject')];
    if (approve.length === 0 || approve.length !== reject.length) return;
    const which = own.between(0, approve.length - 1);
    const presses = [];
    for (const [decision, links] of [['approve', approve] as const, ['reject', reject] as const]) {
      const form = formOn(await manager.open(links[which] ?? ''), `/held/${decision}`);
      presses.push(async () => note('decides', { decision, form: form.fields })(await manager.press(form)));
    }
    await Promise.all(presses.map((press) => press()));
  },
];

const winsBack = (act: 'nudge' | 'bonus' | 'rest'): Act => [
  `${act} from the list of who slipped away`,
  async ({ manager }, { own, note }) => {
    const list = await manager.open('/lapsing');
    const form = formsOn(list, '/lapsing/ask').find(({ fields }) => fields.act === act);
    if (form === undefined) return;
    const sure = formOn(await manager.press(form), '/lapsing/act');
    const press = async () => note(act, { form: sure.fields })(await manager.press(sure));
    await Promise.all(own.happens(0.4) ? [press(), press()] : [press()]);
  },
];

const TWO_TILLS: Act = [
  'gives a reward at two tills at once',
  async ({ ben, manager }, given) => void (await gives([ben, manager], given, 1)),
];

const UNDOES_TWICE: Act = [
  'gives a reward and takes it back with a double click',
  async ({ ben }, given) => undoesIt(ben, await gives([ben], given, 1), given, 2),
];

export const ACTS: readonly Act[] = [
  ['gives a reward', async ({ ben }, given) => void (await gives([ben], given, 1))],
  ['gives a reward with a double click', async ({ ben }, given) => void (await gives([ben], given, 2))],
  [
    'gives a reward, goes Back and confirms again',
    async ({ ben }, given) => {
      const reward = rewardOn(await lookUp(ben, given.member));
      if (reward === undefined) return;
      const form = formOn(await ben.press(reward), '/redeem');
      for (let press = 0; press < 2; press += 1)
        given.note('redeems', { form: form.fields })(await ben.press(form));
    },
  ],
  [
    'gives a reward and takes it back',
    async ({ ben }, given) => undoesIt(ben, await gives([ben], given, 1), given, 1),
  ],
  TWO_TILLS,
  TWO_TILLS,
  UNDOES_TWICE,
  UNDOES_TWICE,
  [
    'gives a reward that is out of reach',
    async ({ manager }, { member, note }) => {
      const page = await lookUp(manager, member);
      const gift = formsOn(page, '/confirm').findLast(({ fields }) => fields.kind === 'gift');
      if (gift === undefined) return;
      const form = formOn(await manager.press(gift), '/redeem');
      note('redeems', { form: form.fields, goodwill: true })(await manager.press(form));
    },
  ],
  [
    'undoes something of the history',
    async ({ manager }, { member, own, note }) => {
      const page = await lookUp(manager, member);
      const history = await manager.open(linkOn(page, /^\/history\//));
      const forms = formsOn(history, '/undo');
      if (forms.length === 0) return;
      const form = own.draws.oneOf(forms);
      note('undoes', { form: form.fields })(await manager.press(form));
    },
  ],
  [
    'adds somebody at the desk, twice',
    async ({ ben }, { member, note }) => {
      const page = await lookUp(ben, member);
      const [form] = formsOn(page, '/join');
      if (form === undefined) return;
      const press = async () => {
        const joined = await ben.press(form, { name: member.name });
        note('joins', { name: member.name })(joined);
        return joined;
      };
      const [joined] = await Promise.all([press(), press()]);
      const asked = joined === undefined ? [] : formsOn(joined, '/email');
      if (asked[0] !== undefined)
        note('leaves-address', { email: member.email })(await ben.press(asked[0], { email: member.email }));
    },
  ],
  ANOTHER_ADDRESS,
  ANOTHER_ADDRESS,
  ANOTHER_ADDRESS,
  decides('approve'),
  decides('approve'),
  decides('reject'),
  DISAGREES,
  DISAGREES,
  winsBack('nudge'),
  winsBack('bonus'),
  winsBack('rest'),
];
