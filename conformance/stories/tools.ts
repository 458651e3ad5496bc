// An operator's commands: a document put in force and one that is not understood, members brought in, taken along and forgotten.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Story } from './story.ts';

const MEMBERS = `phone,name,email,points,visits,last_visit,joined,email_consent
07700 900201,Olga,olga@example.com,84,12,2026-05-20,2025-03-02,yes
07700 900202,Pia,pia@example.com,12.5,3,2026-06-20,2025-04-02,no
`;
const RULES = `Earn 2 points for every 1 spent.
100 points = a free coffee.
`;

export const toolsStory: Story = {
  name: 'tools',
  tells: 'rules push → import → sale → export → erase',
  product: 'loyalty',
  tables: ['loy-members', 'loy-ledger', 'loy-audit'],
  async play(player, moment) {
    const { place } = player;
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    try {
      await place.moveTo(moment('13:00'));
      writeFileSync(join(folder, 'members.csv'), MEMBERS);
      writeFileSync(join(folder, 'rules.txt'), RULES);
      const stage = ['--stage', 'trial'];
      await player.command('tools/rules.ts', ['push', 'loyalty', join(folder, 'rules.txt'), ...stage]);
      // Functions look at most once a minute whether a document has changed.
      await place.moveTo(moment('13:02'));
      await player.command('tools/import.ts', [
        ...['members', join(folder, 'members.csv'), '--dates', 'y/m/d', '--yes', '--consent-confirmed'],
      ]);
      await player.untilRow('Olga is a member', 'loy-members', ({ name }) => name === 'Olga');
      await player.tell('loy-pos-webhook', {
        type: 'sale.completed',
        sale_id: 's-olga',
        closed_at: (await place.now()).toISOString(),
        phone: '+447700900201',
        member_id: null,
        currency: 'GBP',
        total: '9.00',
        items: [],
      });
      await player.message('olga@example.com', /coffee/);
      await player.command('tools/export.ts', ['loyalty', join(folder, 'taken')]);
      for (const file of readdirSync(join(folder, 'taken')).sort())
        player.note(file, linesOf(readFileSync(join(folder, 'taken', file), 'utf8')));
      await player.command('tools/erase.ts', ['07700 900202', '--yes']);
      await place.until('Pia is forgotten', async () =>
        (await player.rows('loy-members')).every(({ name }) => name !== 'Pia'),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Rows and the members of an object come in the order in which a table answers them, which is none. */
const linesOf = (csv: string): readonly string[] =>
  csv
    .split('\n')
    .map((line) => line.replaceAll(/\{([^{}]*)\}/g, (_, members: string) => members.split(',').sort().join()))
    .sort();
