// Everybody's own PIN: the present one, then the new one twice. A wrong present one counts as a try at the door.
import { markup } from '../../../shared/pages/markup.ts';
import { pinProblem } from '../decisions/staff-person.ts';
import { deviceOf, giveDevice } from './device.ts';
import { csrfField, layout } from './layout.ts';
import type { DeskApp, DeskContext, FrameParts } from './parts.ts';
import { giveCookie, pinMarkOf } from './session.ts';
import { personOf } from './sign-in.ts';

export function ownPinRoutes(app: DeskApp, parts: FrameParts): void {
  app.get('/pin', (context) => pinPage(context, { done: context.req.query('done') === 'yes' }));

  app.post('/pin', async (context) => {
    const form = context.get('form');
    const { name } = context.get('staff');
    const wanted = (form.get('new') ?? '').trim();
    const problem =
      pinProblem(wanted) ??
      (wanted === (form.get('again') ?? '').trim() ? undefined : 'The two new PINs are not the same.');
    if (problem !== undefined) return pinPage(context, { problem });
    const keys = await parts.sessionKeys();
    const known = deviceOf(context, keys);
    if ((await personOf({ name, pin: form.get('present') ?? '', device: known }, parts)) === undefined)
      return pinPage(context, {
        problem:
          'Your present PIN is not right, or your name is locked after too many wrong tries. A manager can unlock it.',
      });
    const at = parts.now();
    const pinHash = await parts.pins.hash(wanted);
    await parts.staff.setPin({ name, by: name, at, pinHash, action: 'pin-changed' });
    // The change ends every session of this name; this one goes on as a new one.
    const session = { name, id: parts.newId(), begunAt: at, pinMark: pinMarkOf({ pin_hash: pinHash }) };
    // The change forgets every browser of this name; this one goes on as a known one.
    const device = known ?? parts.newId();
    const row = await parts.staff.get(name);
    if (row !== undefined) await parts.staff.keepDevice(row, device, at);
    giveCookie(context, session, keys);
    giveDevice(context, device, keys);
    return context.redirect('/pin?done=yes', 303);
  });
}

function pinPage(
  context: DeskContext,
  { problem, done = false }: { readonly problem?: string; readonly done?: boolean },
): Response {
  const field = (id: string, label: string, autocomplete: string, first = false) =>
    markup`<div class="field"><label for="${id}">${label}</label>
<input id="${id}" name="${id}" type="password" inputmode="numeric" maxlength="12" autocomplete="${autocomplete}" required${first ? markup` autofocus` : ''}></div>`;
  return layout(context, {
    title: 'My PIN',
    at: '/pin',
    status: problem === undefined ? 200 : 400,
    body: markup`<h1>My PIN</h1>
${done ? markup`<p class="note" role="status">Your PIN is changed. Other screens where you were signed in are signed out.</p>` : ''}
${problem === undefined ? '' : markup`<p class="bad" role="alert">${problem}</p>`}
<form class="card" method="post" action="/pin">${csrfField(context)}
<input type="hidden" name="username" value="${context.get('staff').name}" autocomplete="username">
${field('present', 'Your present PIN', 'current-password', true)}
${field('new', 'New PIN, six digits', 'new-password')}
${field('again', 'New PIN once more', 'new-password')}
<button type="submit">Change my PIN</button>
</form>`,
  });
}
