// In and out: name and PIN, and the end of a session. Every refusal reads alike, whether the name is unknown, the PIN is
// wrong or the name is locked, so that nobody learns who works here or when to guess again.
import { logoOrName } from '../../../shared/pages/logo.ts';
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { MOST_NAME_CHARACTERS, readStaffName } from '../decisions/staff-person.ts';
import type { StaffRow } from '../desk-rows.ts';
import type { TryAnswer } from '../state/staff-tries.ts';
import { deviceOf, giveDevice } from './device.ts';
import { layout } from './layout.ts';
import type { DeskApp, DeskContext, FrameParts } from './parts.ts';
import { giveCookie, pinMarkOf, sessionEnd, takeCookie } from './session.ts';

const NO_MATCH = markup`That name and PIN do not go together.
<small>After five wrong tries a name is locked: for a minute at first, then twice as long with every further wrong try. A manager can unlock it. A browser that this name signed in on before counts for itself.</small>`;
/** Longer than any name; what is longer is not looked up. */
const MOST_TYPED = 200;

export function signInRoutes(app: DeskApp, parts: FrameParts): void {
  app.get('/sign-in', (context) =>
    context.get('staff') === undefined ? signInPage(context, {}) : context.redirect('/', 303),
  );

  app.post('/sign-in', async (context) => {
    const form = context.get('form');
    const keys = await parts.sessionKeys();
    const known = deviceOf(context, keys);
    const row = await personOf(
      { name: form.get('name') ?? '', pin: form.get('pin') ?? '', device: known },
      parts,
    );
    if (row === undefined)
      return signInPage(context, { status: 401, problem: NO_MATCH, typed: form.get('name') ?? '' });
    const session = { name: row.name, id: parts.newId(), begunAt: parts.now(), pinMark: pinMarkOf(row) };
    const device = known ?? parts.newId();
    await parts.staff.keepDevice(row, device, parts.now());
    giveCookie(context, session, keys);
    giveDevice(context, device, keys);
    parts.log.info('signed in', { role: row.role });
    return context.redirect('/', 303);
  });

  app.post('/sign-out', async (context) => {
    const { name, sessionId, begunAt } = context.get('staff');
    const row = await parts.staff.get(name);
    if (row !== undefined)
      await parts.staff.endSession(row, { id: sessionId, endsAt: sessionEnd({ begunAt }) }, parts.now());
    takeCookie(context);
    return context.redirect('/sign-in', 303);
  });
}

/** The one whose name and PIN these are. Counts the try; every other outcome takes as long and is undefined. */
export async function personOf(
  {
    name: typedName,
    pin,
    device,
  }: { readonly name: string; readonly pin: string; readonly device: string | undefined },
  parts: FrameParts,
): Promise<StaffRow | undefined> {
  const name = readStaffName(typedName.slice(0, MOST_TYPED))?.name ?? '?';
  const answer: TryAnswer = await parts.staff.countTry(name, parts.now(), device);
  const row = answer.kind === 'compare' ? answer.row : undefined;
  const isRight = await parts.pins.is(pin.replaceAll(/\s/g, '').slice(0, MOST_TYPED), row?.pin_hash);
  if (row === undefined || !isRight) {
    parts.log.warn('sign-in refused', { because: answer.kind === 'compare' ? 'wrong' : answer.kind });
    return undefined;
  }
  // The PIN was changed while it was compared: it is not theirs any more.
  const counted = answer.kind === 'compare' ? answer.device : undefined;
  return (await parts.staff.forgetTries(row, parts.now(), counted)) ? row : undefined;
}

/**
 * The door. `remark` says why somebody stands in front of it; `problem` what was wrong with the last try, for which
 * `typed` was the name.
 */
export function signInPage(
  context: DeskContext,
  {
    status = 200,
    remark,
    problem,
    typed = '',
  }: { status?: 200 | 401; remark?: string; problem?: Markup; typed?: string },
): Response {
  const name = typed.slice(0, MOST_NAME_CHARACTERS);
  const autofocus = markup` autofocus`;
  return layout(context, {
    title: 'Sign in',
    status,
    body: markup`<div class="card door">
<p class="shop">${logoOrName(context.get('shop'))}</p>
<h1>Sign in to the desk</h1>
${remark === undefined ? '' : markup`<p class="note">${remark}</p>`}
${problem === undefined ? '' : markup`<p class="bad" role="alert" id="problem">${problem}</p>`}
<form method="post" action="/sign-in">
<div class="field"><label for="name">Your name</label>
<input id="name" name="name" autocomplete="username" autocapitalize="words" spellcheck="false" maxlength="${MOST_NAME_CHARACTERS}" required value="${name}"${name === '' ? autofocus : ''}></div>
<div class="field"><label for="pin">PIN</label>
<input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="current-password" maxlength="12" required${name === '' ? '' : autofocus}></div>
<button class="wide" type="submit">Sign in</button>
</form>
</div>`,
  });
}
