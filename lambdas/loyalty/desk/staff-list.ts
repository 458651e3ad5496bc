// How the staff list looks: the list, one person, and the PIN that is shown once.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { lockState } from '../decisions/pin-lock.ts';
import type { StaffRow } from '../desk-rows.ts';
import { csrfField, layout } from './layout.ts';
import type { DeskContext } from './parts.ts';

const AT = '/staff';
const DONE: Readonly<Record<string, string>> = {
  role: 'The role is changed. It counts at once.',
  unlock: 'The name is unlocked. The PIN is the same as before.',
  remove: 'Removed. Whoever was signed in with that name is signed out.',
};
const ROLES = { staff: 'Staff', manager: 'Manager' } as const;

export function listPage(
  context: DeskContext,
  rows: readonly StaffRow[],
  { now, done }: { readonly now: Date; readonly done: string | undefined },
): Response {
  const said = done === undefined || !Object.hasOwn(DONE, done) ? undefined : DONE[done];
  return layout(context, {
    title: 'Staff',
    at: AT,
    body: markup`<h1>Staff</h1>
${said === undefined ? '' : markup`<p class="note" role="status">${said}</p>`}
<div class="card">
<ul class="rows people">
${rows.map(
  (row) => markup`<li>
<div><strong><bdi>${row.shown_name}</bdi></strong>${row.name === context.get('staff').name ? ' (you)' : ''}
<div class="soft">${ROLES[row.role]} ${lockTag(row, now)}</div></div>
<form method="post" action="/staff/person">${csrfField(context)}<input type="hidden" name="name" value="${row.name}">
<button class="second" type="submit">Change<span class="cover"> ${row.shown_name}</span></button></form>
</li>
`,
)}</ul>
</div>
<p><a class="button" href="/staff/add">Add somebody</a></p>`,
  });
}

export function addPage(
  context: DeskContext,
  given: {
    readonly problem?: string;
    readonly typed?: string;
    readonly role?: StaffRow['role'];
    readonly status?: 200 | 400 | 409;
  },
): Response {
  const { problem, typed = '', role = 'staff', status = 200 } = given;
  return layout(context, {
    title: 'Add somebody',
    status,
    at: AT,
    body: markup`<h1>Add somebody</h1>
${problem === undefined ? '' : markup`<p class="bad" role="alert">${problem}</p>`}
<form class="card" method="post" action="/staff/add">${csrfField(context)}
<div class="field"><label for="name">Name</label>
<input id="name" name="name" value="${typed}" maxlength="40" autocomplete="off" autocapitalize="words" required autofocus data-select aria-describedby="name-hint">
<p class="hint" id="name-hint">They type it to sign in. Big and small letters are the same.</p></div>
<fieldset><legend>Role</legend>
${roleChoice('staff', role, 'Staff: look up, redeem, add members')}
${roleChoice('manager', role, 'Manager: also held sales, lapsing list, overrides and this list')}
</fieldset>
<div class="field"><label for="pin">PIN (you may leave it empty)</label>
<input id="pin" name="pin" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" aria-describedby="pin-hint">
<p class="hint" id="pin-hint">Six digits. If it is empty, we make one and show it once.</p></div>
<div class="buttons"><button type="submit">Add</button><a class="button second" href="/staff">Cancel</a></div>
</form>`,
  });
}

export function personPage(context: DeskContext, row: StaffRow, now: Date): Response {
  const isManager = row.role === 'manager';
  return layout(context, {
    title: 'Change somebody',
    at: AT,
    body: markup`<h1><bdi>${row.shown_name}</bdi></h1>
<p>${ROLES[row.role]} ${lockTag(row, now)}</p>
<div class="card">
<h2>PIN</h2>
<p>A new PIN is shown once. It ends every session with this name, and a lock.</p>
<div class="buttons">${action(context, row, '/staff/pin', 'Make a new PIN')}
${lockTag(row, now) === '' ? '' : action(context, row, '/staff/unlock', 'Unlock, same PIN', 'second')}</div>
</div>
<div class="card">
<h2>Role</h2>
<p>${isManager ? 'Managers also see held sales, the lapsing list and this list.' : 'Staff look up members, redeem and add members.'}</p>
${action(context, row, '/staff/role', isManager ? 'Make them staff' : 'Make them a manager', 'second', { role: isManager ? 'staff' : 'manager' })}
</div>
<div class="card">
<h2>Leaving</h2>
<p>The ledger keeps their name. They cannot sign in any more.</p>
${action(context, row, '/staff/remove', 'Remove from the list', 'danger')}
</div>
<p><a class="button second" href="/staff">Back to the staff list</a></p>`,
  });
}

export function removePage(context: DeskContext, row: StaffRow): Response {
  return layout(context, {
    title: 'Remove somebody',
    at: AT,
    body: markup`<h1>Remove <bdi>${row.shown_name}</bdi> from the list?</h1>
<p>They are signed out at once and cannot sign in any more. What they did stays in the ledger.</p>
<div class="buttons">${action(context, row, '/staff/remove', 'Remove', 'danger', { sure: 'yes' })}
<a class="button second" href="/staff">Cancel</a></div>`,
  });
}

export function newPinPage(
  context: DeskContext,
  { shownName, pin, isNew }: { readonly shownName: string; readonly pin: string; readonly isNew: boolean },
): Response {
  return layout(context, {
    title: isNew ? 'Added' : 'A new PIN',
    at: AT,
    body: markup`<h1>${isNew ? markup`<bdi>${shownName}</bdi> is on the list` : markup`A new PIN for <bdi>${shownName}</bdi>`}</h1>
<div class="card">
<p>This is the PIN. It is shown only now: hand it over, then leave this page.</p>
<p class="pin">${pin}</p>
<p class="soft">They can choose another one under “My PIN” once they are signed in.</p>
</div>
<p><a class="button" href="/staff">Back to the staff list</a></p>`,
  });
}

function action(
  context: DeskContext,
  row: StaffRow,
  to: string,
  label: string,
  look = '',
  fields: Readonly<Record<string, string>> = {},
): Markup {
  return markup`<form method="post" action="${to}">${csrfField(context)}<input type="hidden" name="name" value="${row.name}">${Object.entries(
    fields,
  ).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="${look}" type="submit">${label}</button></form>`;
}

const roleChoice = (value: StaffRow['role'], role: StaffRow['role'], label: string): Markup =>
  markup`<label class="choice"><input type="radio" name="role" value="${value}"${value === role ? markup` checked` : ''}> <span>${label}</span></label>`;

function lockTag(row: StaffRow, now: Date): Markup | '' {
  // Their own browsers count for themselves: whoever mistyped at the till is locked there and nowhere else.
  const counts = [row, ...Object.values(row.devices ?? {})];
  const states = counts.map(({ failures, locked_until }) =>
    lockState({ failures, lockedUntil: locked_until }, now),
  );
  const state = (['blocked', 'locked'] as const).find((one) => states.includes(one));
  if (state === undefined) return '';
  const words = state === 'blocked' ? 'Blocked: 100 wrong PINs' : 'Locked: too many wrong PINs';
  return markup`<span class="tag bad">${words}</span>`;
}
