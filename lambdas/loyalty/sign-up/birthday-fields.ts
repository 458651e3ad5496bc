// Day and month of the birthday, where the owner gives something for it. The year is not asked, and nobody has to say anything.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { MONTHS } from '../decisions/birthday.ts';
import type { JoinForm, Typed } from '../decisions/join-form.ts';

type Fields = {
  readonly typed: Typed;
  readonly mistakes: Extract<JoinForm, { kind: 'mistakes' }>['mistakes'];
  /** "25 points". */
  readonly points: string;
};

const DAYS = Array.from({ length: 31 }, (_, index) => String(index + 1));

export function birthdayFields({ typed, mistakes: { day: mistake }, points }: Fields): Markup {
  const chosen = (one: boolean) => (one ? markup` selected` : '');
  const told = markup` aria-describedby="${mistake === undefined ? '' : 'birthday-wrong '}birthday-hint"${mistake === undefined ? '' : markup` aria-invalid="true"`}`;
  return markup`<fieldset><legend>Birthday <span class="soft">(if you like)</span></legend>
<div class="pair"><div><label for="day">Day</label>
<select id="day" name="day" autocomplete="bday-day"${told}><option value="">–</option>${DAYS.map(
    (day) => markup`<option value="${day}"${chosen(typed.day === day)}>${day}</option>`,
  )}</select></div>
<div><label for="month">Month</label>
<select id="month" name="month" autocomplete="bday-month"${told}><option value="">–</option>${MONTHS.map(
    (month, index) =>
      markup`<option value="${String(index + 1)}"${chosen(typed.month === String(index + 1))}>${month}</option>`,
  )}</select></div></div>
${mistake === undefined ? '' : markup`<p class="wrong" id="birthday-wrong">${mistake}</p>`}<p class="hint" id="birthday-hint">${points} for you every year, that morning. We do not ask for the year.</p></fieldset>`;
}
