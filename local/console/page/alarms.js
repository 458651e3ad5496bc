// @ts-check
// The alarms of the templates; one that is on stands first.
import { getJson } from './api.js';
import { byId, dataTable, el, fillWhenChanged, soft } from './dom.js';
import { counted, shortTime } from './words.js';

/** @type {Record<string, { says: string, look: string, rank: number }>} */
const states = {
  ALARM: { says: 'alarm', look: 'badge bad', rank: 0 },
  OK: { says: 'all well', look: 'badge good', rank: 1 },
  INSUFFICIENT_DATA: { says: 'nothing measured', look: 'badge', rank: 2 },
};

export async function showAlarms() {
  const answer = await getJson('/_local/alarms');
  /** @type {any[]} */
  const alarms = Array.isArray(answer) ? answer : (answer?.alarms ?? []);
  fillWhenChanged(byId('view-alarms'), alarms, () => {
    const sorted = [...alarms].sort(
      (a, b) => stateOf(a).rank - stateOf(b).rank || a.name.localeCompare(b.name),
    );
    const rows = sorted.map((alarm) => [
      el('span', { class: stateOf(alarm).look }, stateOf(alarm).says),
      el('code', {}, alarm.name),
      el('span', { class: 'long' }, alarm.description ?? ''),
      alarm.state === 'INSUFFICIENT_DATA' || alarm.since === undefined
        ? ''
        : el('span', { class: 'short' }, shortTime(alarm.since)),
    ]);
    return el(
      'div',
      { class: sorted.some((alarm) => alarm.state === 'ALARM') ? 'panel alert' : 'panel' },
      el('h2', {}, counted(alarms.length, 'alarm')),
      rows.length === 0
        ? soft('There are no alarms.')
        : dataTable('Alarms', ['State', 'Alarm', 'What it means', 'Since'], rows),
    );
  });
}

/** @param {any} alarm */
const stateOf = (alarm) => states[alarm.state] ?? { says: String(alarm.state), look: 'badge', rank: 3 };
