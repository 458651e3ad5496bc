// The letters of an evening, a night and a Monday morning, which schedules set going.
import type { Story } from './story.ts';

const OWNER = 'owner@ridgeback.example';

export const lettersStory: Story = {
  name: 'letters',
  tells: 'evening balance, list of the night, weekly and monthly letters',
  product: 'loyalty',
  tables: ['loy-members', 'loy-lapsing'],
  async play(player, moment) {
    const { place } = player;
    await place.moveTo(moment('19:04'));
    await player.message('maria@example.com', /balance|points/i);
    await place.moveTo(moment('26:04'));
    await player.message(OWNER, /carts/i);
    await place.moveTo(moment('33:04'));
    await player.message(OWNER, /week/i);
    await player.message(OWNER, /month|November/i);
  },
};
