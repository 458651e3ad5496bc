// @ts-check
// The alarms of the templates; one that is on stands first. Each leads to what the runbook says of it.
import { getJson } from './api.js';
import { byId, dataTable, el, fillWhenChanged, soft } from './dom.js';
import { counted, shortTime } from './words.js';

/** @type {Record<string, { says: string, look: string, rank: number }>} */
const states = {
  ALARM: { says: 'rings', look: 'badge bad', rank: 0 },
  OK: { says: 'quiet', look: 'badge good', rank: 1 },
  INSUFFICIENT_DATA: { says: 'nothing measured', look: 'badge', rank: 2 },
};

export async function showAlarms() {
  /** @type {any[]} */
  const alarms = await getJson('/_local/alarms');
  fillWhenChanged(byId('view-alarms'), alarms, () => {
    const sorted = [...alarms].sort(
      (a, b) => stateOf(a).rank - stateOf(b).rank || a.name.localeCompare(b.name),
    );
    const ringing = sorted.filter(({ state }) => state === 'ALARM').length;
    const rows = sorted.map((alarm) => [
      el('span', { class: stateOf(alarm).look }, stateOf(alarm).says),
      el('code', {}, alarm.name),
      el('span', { class: 'long' }, (alarm.description ?? '').split('\n', 1)[0]),
      alarm.since === undefined
        ? el('span', { class: 'soft' }, 'never rang')
        : el('span', { class: 'short' }, shortTime(alarm.since)),
      el(
        'a',
        { href: `/_local/console/runbook/${encodeURIComponent(alarm.name)}` },
        'What to do',
        el('span', { class: 'away' }, ` about ${alarm.name}`),
      ),
    ]);
    return el(
      'div',
      { class: ringing > 0 ? 'panel alert' : 'panel' },
      el(
        'h2',
        {},
        `${counted(alarms.length, 'alarm')}, ${ringing === 0 ? 'none rings' : `${ringing} of them ${ringing === 1 ? 'rings' : 'ring'}`}`,
      ),
      rows.length === 0
        ? soft('There are no alarms.')
        : dataTable('Alarms', ['State', 'Alarm', 'It rings when', 'Since', 'Runbook'], rows),
    );
  });
}

/** @param {any} alarm */
const stateOf = (alarm) => states[alarm.state] ?? { says: String(alarm.state), look: 'badge', rank: 3 };
