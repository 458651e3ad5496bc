// The sign-up form, on the phone of somebody who stands at the counter, and the page after it. That page is the same for
// new and for known numbers: nobody learns from it who is a member.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import type { PageAnswer } from '../../../shared/pages/page.ts';
import { HONEYPOT, type JoinForm, type Typed } from '../decisions/join-form.ts';
import { countedPoints } from '../decisions/mail-words.ts';
import { birthdayFields } from './birthday-fields.ts';
import { type Frame, memberPage } from './frame.ts';

type Mistakes = Extract<JoinForm, { kind: 'mistakes' }>['mistakes'];

const EMPTY: Typed = { name: '', phone: '', email: '', day: '', month: '' };

type FormState = {
  readonly typed?: Typed;
  readonly mistakes?: Mistakes;
  /** What the owner gives on a birthday; absent: it is not asked. */
  readonly birthdayPoints?: number | undefined;
};

/** The form; with what was typed and what is wrong with it where it comes back. */
export function formPage(
  frame: Frame,
  { typed = EMPTY, mistakes = {}, birthdayPoints }: FormState = {},
): PageAnswer {
  const wrong = Object.keys(mistakes).length > 0;
  return memberPage(
    frame,
    wrong ? 'Please look again' : 'Join',
    markup`<h1>${wrong ? 'Nearly there' : `Collect points at ${frame.shop.name}`}</h1>
<p>${wrong ? 'Please look at what is marked below.' : 'Every purchase earns points, and points turn into treats. Just say your number at the till.'}</p>
<form method="post" novalidate>
${field({ id: 'name', label: 'Your name', typed, mistakes, attributes: markup`autocomplete="given-name" autocapitalize="words" required maxlength="200"` })}
${field({ id: 'phone', label: 'Phone number', typed, mistakes, attributes: markup`type="tel" inputmode="tel" autocomplete="tel" required maxlength="40"` })}
${field({
  id: 'email',
  label: markup`E-mail <span class="soft">(if you like)</span>`,
  typed,
  mistakes,
  hint: 'For your balance and your rewards. We send one mail to confirm it, and nothing more until you do.',
  attributes: markup`type="email" inputmode="email" autocomplete="email" maxlength="254"`,
})}
${birthdayPoints === undefined ? '' : birthdayFields({ typed, mistakes, points: countedPoints(birthdayPoints, frame.shop.locale) })}
<div class="unseen" aria-hidden="true"><label for="${HONEYPOT}">Leave this empty</label><input id="${HONEYPOT}" name="${HONEYPOT}" tabindex="-1" autocomplete="off"></div>
<button type="submit">Join</button>
</form>
<p class="soft">Your number is how the till finds you; we use it for your points.</p>`,
    wrong ? 400 : 200,
  );
}

type Field = {
  readonly id: 'name' | 'phone' | 'email';
  readonly label: Markup | string;
  readonly typed: Typed;
  readonly mistakes: Mistakes;
  readonly hint?: string;
  readonly attributes: Markup;
};

function field({ id, label, typed, mistakes, hint, attributes }: Field): Markup {
  const mistake = mistakes[id];
  const told = [
    ...(mistake === undefined ? [] : [`${id}-wrong`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
  ];
  return markup`<label for="${id}">${label}</label>
<input id="${id}" name="${id}" value="${typed[id]}" ${attributes}${told.length === 0 ? '' : markup` aria-describedby="${told.join(' ')}"`}${mistake === undefined ? '' : markup` aria-invalid="true"`}>
${mistake === undefined ? '' : markup`<p class="wrong" id="${id}-wrong">${mistake}</p>`}${hint === undefined ? '' : markup`<p class="hint" id="${id}-hint">${hint}</p>`}`;
}

/** `withEmail`: an address was given. Nothing here depends on whether the number was known. */
export const thanksPage = (frame: Frame, withEmail: boolean): PageAnswer =>
  memberPage(
    frame,
    'Welcome',
    markup`<h1>You are in. Thank you!</h1>
<p>Say your phone number at the till of ${frame.shop.name} and your points add up by themselves. Points that this number has earned already count. (A number that was forgotten at its owner’s wish is not added by this form: ask at the counter.)</p>
${withEmail ? markup`<p><strong>One more step for e-mail:</strong> we ask your address whether it is yours. Press the button in that mail, and your balance and rewards come by e-mail. No mail, not in the spam folder either? Then this number has an address already, we asked this one within the last hour, or its reader wants no mail from us: ask at the counter.</p>` : markup`<p>Ask at the counter for your balance whenever you like.</p>`}
<p class="soft"><a href="/">Sign somebody else up</a></p>`,
  );

/** Today's confirmation mails are used up. The same for new and for known numbers. */
export const busyPage = (frame: Frame, when: 'later' | 'tomorrow'): PageAnswer =>
  memberPage(
    frame,
    'Welcome',
    markup`<h1>You are in. Thank you!</h1>
<p>Say your phone number at the till of ${frame.shop.name} and your points add up by themselves.</p>
${
  when === 'later'
    ? markup`<p><strong>The mail comes later:</strong> our confirmation mails for now are used up. Yours goes out by noon tomorrow, by itself, unless this number has an address already. There is nothing more to do.</p>`
    : markup`<p><strong>No mail today:</strong> our confirmation mails are used up, and your e-mail address was not saved. Fill in the form again tomorrow, or ask at the counter: they can note it for you.</p>`
}
<p class="soft"><a href="/">Back to the form</a></p>`,
    429,
  );

export const troublePage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'Try again',
    markup`<h1>Please try again in a minute</h1>
<p>Your points are safe, but our mail to you could not go out just now. Fill in the form again in a minute or two: it is sent once, and nothing is counted twice.</p>
<p><a href="/">Back to the form</a></p>`,
    503,
  );

export const refusedPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'Not sent',
    markup`<h1>Nothing was sent</h1>
<p>This form was filled in on another site. Open ours and fill it in there.</p>
<p><a href="/">To the form</a></p>`,
    403,
  );
