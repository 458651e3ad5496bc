// Cart recovery: a cart, its reminder, the way out; and a cart that is bought is left alone.
import { FORM, linkIn, PHONE } from './player.ts';
import type { Story } from './story.ts';

const cart = (id: string, email: string, occurredAt: Date) => ({
  type: 'cart.updated',
  event_id: `e-${id}`,
  cart_id: id,
  occurred_at: occurredAt.toISOString(),
  email,
  name: 'Ana',
  currency: 'GBP',
  total: '170.00',
  return_url: `https://ridgeback.example/cart/${id}`,
  saved_link: false,
  marketing_consent: true,
  items: [
    { sku: 'JACKET-RAIN', name: 'Rain jacket', quantity: 1, price: '120.00' },
    { sku: 'LIGHT-FRONT', name: 'Front light', quantity: 2, price: '25.00' },
  ],
});

export const cartStory: Story = {
  name: 'cart recovery',
  tells: 'cart → mail → unsubscribe; cart → bought',
  product: 'cartRecovery',
  tables: ['cr-state', 'cr-sends', 'cr-unsub', 'cr-audit'],
  async play(player, moment) {
    const { place } = player;
    await place.moveTo(moment('10:21'));
    await player.tell('cr-ingest-webhook', cart('k-1', 'ana@example.com', moment('10:20')));
    await player.tell('cr-ingest-webhook', cart('k-2', 'ben@example.com', moment('10:20')));
    await player.untilRow(
      'the cart is known',
      'cr-state',
      (row) => row.cart_id === 'k-1' && row.status === 'open',
    );
    await player.untilRow('the other too', 'cr-state', ({ cart_id }) => cart_id === 'k-2');
    await player.tell('cr-ingest-webhook', {
      type: 'checkout.completed',
      event_id: 'c-k-2',
      cart_id: 'k-2',
      order_id: 'o-k-2',
      occurred_at: (await place.now()).toISOString(),
      email: 'ben@example.com',
      currency: 'GBP',
      total: '170.00',
    });
    await player.untilRow(
      'it is bought',
      'cr-state',
      (row) => row.cart_id === 'k-2' && row.status === 'bought',
    );
    await place.moveTo(moment('11:22'));
    const reminder = await player.message('ana@example.com', /Rain jacket/);
    const way = linkIn(reminder, /\/u\//);
    await player.open('the page of the way out', way, { headers: PHONE });
    await player.open('its button', way, { method: 'POST', headers: FORM, body: '' });
    await place.until('Ana is on the list', async () => (await player.rows('cr-unsub')).length > 0);
    await player.tell('cr-ingest-webhook', cart('k-3', 'ana@example.com', moment('11:21')));
    await player.untilRow('the next cart is known', 'cr-state', ({ cart_id }) => cart_id === 'k-3');
  },
};
