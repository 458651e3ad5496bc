// Loyalty: a sale and its refund, a held basket, signing up, and the desk, where a reward is given.
import { type Desk, formOn, formsOn, linkOn, openDesk } from '../../local/products/loyalty/demo/desk.ts';
import { formsIn } from '../../local/products/loyalty/demo/forms.ts';
import { FORM, linkIn, PHONE, type Player } from './player.ts';
import type { Story } from './story.ts';

const MARIA = '+447700900100';
const PIN = '482915';
const OWNER = 'owner@ridgeback.example';

const sale = (id: string, closedAt: Date, total: string, beans = '6.00') => ({
  type: 'sale.completed',
  sale_id: id,
  closed_at: closedAt.toISOString(),
  phone: MARIA,
  member_id: null,
  currency: 'GBP',
  total,
  items: [{ code: 'BEANS-250', name: 'House beans', quantity: 1, amount: beans }],
});

export const loyaltyStory: Story = {
  name: 'loyalty',
  tells: 'sale → refund → held → sign-up → desk → redeem',
  product: 'loyalty',
  tables: ['loy-members', 'loy-ledger', 'loy-sales', 'loy-review', 'loy-audit', 'loy-staff'],
  async play(player, moment) {
    const { place } = player;
    await place.moveTo(moment('12:00'));
    const first = sale('s-1', moment('11:50'), '18.00');
    for (const event of [
      first,
      first,
      { ...first, type: 'sale.refunded', sale_id: 'r-1', refund_of: 's-1', total: '6.00' },
      sale('s-2', moment('11:52'), '150.00', '0.00'),
      sale('s-3', moment('11:55'), '1900.00', '0.00'),
    ])
      await player.tell('loy-pos-webhook', event);
    await player.untilRow('a basket is held', 'loy-review', ({ status }) => status === 'held');
    // Both before Maria signs up: what is written of her later knows her name.
    await player.untilRow('the refund is taken back', 'loy-ledger', ({ reason }) => reason === 'refund');
    await player.message(OWNER, /waits for you at the desk/);
    await signsUp(player);
    await player.command('tools/staff.ts', ['add', 'Mel', '--manager', '--pin', PIN]);
    await atTheDesk(player);
    await player.untilRow('the coffee is given', 'loy-ledger', ({ reason }) => reason === 'reward-redeem');
  },
};

async function signsUp(player: Player): Promise<void> {
  const form = await player.place.urlOf('loy-signup');
  await player.open('the form', `${form}/`, { headers: PHONE });
  const fields = { name: 'Maria', phone: '07700 900100', email: 'maria@example.com', website: '' };
  await player.open('signing up', `${form}/`, {
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams(fields).toString(),
  });
  const mail = await player.message('maria@example.com', /confirm/i);
  const link = linkIn(mail, /\/c\//);
  const page = await player.open('the page that confirms', link, { headers: PHONE });
  const [button] = formsIn(page.text);
  await player.open('its button', link, {
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams(button?.fields ?? {}).toString(),
  });
  await player.untilRow(
    'the address is confirmed',
    'loy-members',
    (row) => row.email_confirmed_at !== undefined,
  );
}

async function atTheDesk(player: Player): Promise<void> {
  const { place } = player;
  const url = `${await place.urlOf('loy-redeem-handler')}/`;
  const browse: typeof fetch = async (address, init) => {
    const { text, status, headers } = await place.visit(String(address), init as never);
    return new Response(status === 303 ? null : text, { status, headers });
  };
  const status = () => ({ functions: [{ name: 'loy-redeem-handler', product: 'loyalty', url }] }) as never;
  const desk: Desk = openDesk({ status }, { name: 'Mel', pin: PIN }, browse);
  player.note('signing in', (await desk.signIn()).status);
  const member = await desk.lookUp('07700 900100');
  player.note("Maria's page", member.html);
  const [reward] = formsOn(member, '/confirm').filter(({ fields }) => fields.kind === 'give');
  if (reward === undefined) throw new Error('The desk offers Maria no reward');
  const asked = await desk.press(reward);
  player.note('what the desk asks', asked.html);
  player.note('what it says then', (await desk.press(formOn(asked, '/redeem'))).html);
  const held = await desk.open('/held');
  player.note('held sales', held.html);
  const approving = await desk.open(linkOn(held, /^\/held\/approve\//));
  player.note('after approving', (await desk.press(formOn(approving, '/held/approve'))).html);
}
