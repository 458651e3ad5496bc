// The first page of the desk, one big field for a phone number, and the page for a number that nobody has.
import { type Markup, markup } from '../../../shared/pages/markup.ts';

export type LookupForm = {
  readonly csrf: Markup;
  /** What was typed before, to be mended. */
  readonly typed?: string;
  readonly problem?: string;
};

/** A number, or what to find somebody by without it. */
export const lookupBody = ({ csrf, typed = '', problem }: LookupForm): Markup => markup`<h1>Who is it?</h1>
${problemNote(problem, 'phone-problem')}
<form method="post" action="/lookup" class="card">
${csrf}
<div class="field"><label for="phone">Phone number</label>
<input class="big" id="phone" name="phone" type="tel" inputmode="tel" autocomplete="off" required autofocus data-select maxlength="40" value="${typed}"${problem === undefined ? '' : markup` aria-invalid="true" aria-describedby="phone-problem"`}></div>
<button class="wide" type="submit">Look up</button>
<p class="hint">The last four digits are enough.</p>
</form>
<form method="post" action="/lookup" class="card" role="search">
${csrf}
<div class="field"><label for="who">Or a name or e-mail address</label>
<input id="who" name="who" autocomplete="off" autocapitalize="words" maxlength="254" required></div>
<button class="second wide" type="submit">Find</button>
</form>
<p><a class="button second" href="/join">Add a new member</a></p>`;

export type JoinForm = LookupForm & {
  readonly name?: string;
  /** True when this number was just looked up in vain. */
  readonly unknown: boolean;
};

export const joinBody = ({
  csrf,
  typed = '',
  name = '',
  problem,
  unknown,
}: JoinForm): Markup => markup`<h1>Add a member</h1>
${unknown ? markup`<p class="note">Nobody is a member with this number yet.</p>` : ''}
${problemNote(problem, 'phone-problem')}
<form method="post" action="/join" class="card">
${csrf}
<div class="field"><label for="phone">Phone number</label>
<input class="big" id="phone" name="phone" type="tel" inputmode="tel" autocomplete="off" required maxlength="40" value="${typed}"${typed === '' || problem !== undefined ? markup` autofocus` : ''}${problem === undefined ? '' : markup` aria-invalid="true" aria-describedby="phone-problem"`}></div>
<div class="field"><label for="name">Name</label>
<input id="name" name="name" autocomplete="off" autocapitalize="words" maxlength="100" value="${name}"${typed !== '' && problem === undefined ? markup` autofocus` : ''}></div>
<button class="wide" type="submit">Save</button>
</form>
<p><a class="button second" href="/">Cancel</a></p>`;

const problemNote = (problem: string | undefined, id: string): Markup | '' =>
  problem === undefined ? '' : markup`<p class="bad" id="${id}" role="alert">${problem}</p>`;
