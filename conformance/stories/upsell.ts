// Upsell: an order, the text an hour later, its tap, and STOP.
import { ACCOUNT } from '../engine/engine.ts';
import { STAGE } from '../places/settings.ts';
import { linkIn, PHONE } from './player.ts';
import type { Story } from './story.ts';

const TOM = {
  id: 'c-77',
  name: 'Tom',
  email: 'tom@example.com',
  phone: '+447700900123',
  marketing_consent: true,
  locale: 'en-GB',
};

const bikeOrder = (orderId: string, placedAt: Date) => ({
  type: 'order.created',
  order_id: orderId,
  placed_at: placedAt.toISOString(),
  currency: 'GBP',
  total: '520.00',
  customer: TOM,
  items: [{ sku: 'BIKE-COMMUTER', name: 'Commuter bike', quantity: 1, price: '520.00' }],
});

export const upsellStory: Story = {
  name: 'upsell',
  tells: 'order → text → tap → STOP',
  product: 'upsell',
  tables: ['upsr-orders', 'upsr-offers', 'upsr-customers', 'upsr-optout'],
  async play(player, moment) {
    const { place } = player;
    await player.invoke('upsr-catalog-sync');
    const order = bikeOrder('1001', moment('09:10'));
    await player.tell('upsr-order', order);
    await player.tell('upsr-order', order);
    await player.untilRow('an offer is chosen', 'upsr-offers', ({ state }) => state === 'chosen');
    await place.moveTo(moment('10:12'));
    // What is due goes out with the next of its runs, every five minutes; that hour is off (timetable.ts).
    await player.invoke('upsr-sender');
    const nudge = await player.message(TOM.phone, /Lights and lock/);
    await player.open('the tap', linkIn(nudge, /./), { headers: PHONE });
    await player.untilRow('the offer is taken', 'upsr-offers', ({ state }) => state === 'taken');
    await place.ask(
      'sns',
      'Publish',
      {
        TopicArn: `arn:aws:sns:${player.region}:${ACCOUNT}:upsr-inbound-sms-${STAGE}`,
        Message: JSON.stringify({
          originationNumber: TOM.phone,
          messageBody: 'STOP',
          inboundMessageId: 'in-1',
        }),
      },
      player.region,
    );
    await place.until('Tom has opted out', async () => (await player.rows('upsr-optout')).length > 0);
    await player.tell('upsr-order', bikeOrder('1002', await place.now()));
    await player.untilRow(
      'the next order is told of',
      'upsr-orders',
      ({ order_id, gate_outcome }) => order_id === '1002' && gate_outcome !== undefined,
    );
  },
};
