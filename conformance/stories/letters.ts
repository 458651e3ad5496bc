// The letters of an evening, a night and a Monday morning, which schedules set going.
import type { Story } from './story.ts';

const OWNER = 'owner@ridgeback.example';

export const lettersStory: Story = {
  name: 'letters',
  tells: 'evening balance, list of the night, weekly and monthly letters',
  product: 'loyalty',
  hours: [
    'loy-nightly-balance',
    'loy-lapsing-sweep',
    'loy-monthly-summary',
    'cr-nightly-export',
    'cr-monthly-summary',
    'upsr-sweep',
  ],
  tables: ['loy-members', 'loy-lapsing'],
  async play(player, moment) {
    const { place } = player;
    await place.moveTo(moment('19:04'));
    // Both before the clock moves on: what is still being sent then meets the night.
    for (const member of ['maria', 'olga']) await player.message(`${member}@example.com`, /^Your balance/);
    // One hour that is somebody's after the other.
    for (const clock of ['20:04', '21:04', '26:04']) await place.moveTo(moment(clock));
    await player.message(OWNER, /carts/i);
    for (const clock of ['29:04', '32:04', '33:04']) await place.moveTo(moment(clock));
    await player.message(OWNER, /week/i);
    await player.message(OWNER, /month|November/i);
  },
};
