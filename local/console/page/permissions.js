// @ts-check
// Who was refused what, and which grants nothing has used yet.
import { getJson } from './api.js';
import { byId, dataTable, el, fillWhenChanged, soft } from './dom.js';

export async function showPermissions() {
  const { denied, unused } = await getJson('/_local/permissions');
  fillWhenChanged(byId('view-permissions'), [denied, unused], () => [
    el(
      'div',
      { class: denied.length > 0 ? 'panel alert refused' : 'panel' },
      el('h2', {}, 'Refused'),
      denied.length === 0
        ? el(
            'p',
            {},
            el('span', { class: 'badge good' }, 'none'),
            ' Every call so far was allowed by its own role.',
          )
        : table('Refused calls', denied),
    ),
    el(
      'div',
      { class: 'panel' },
      el('h2', {}, 'Granted and not used yet'),
      soft('A grant that stays here after a busy month is one too many.'),
      unused.length === 0 ? soft('Every grant has been used.') : table('Unused grants', unused),
    ),
  ]);
}

/** @param {string} caption @param {any[]} rows */
const table = (caption, rows) =>
  dataTable(
    caption,
    ['Function', 'Action', 'Resource'],
    [...rows]
      .sort((a, b) => a.function.localeCompare(b.function))
      .map((row) => [
        el('code', {}, row.function),
        el('code', {}, row.action),
        el('code', { class: 'break', title: row.resource }, shortArn(row.resource)),
      ]),
  );

/** Account and region are the same everywhere here; the whole name is in the tooltip. @param {string} resource */
const shortArn = (resource) =>
  resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') : resource;
