// What the desk shows a manager of a birthday: the way to put it right.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { MONTHS, sayBirthday } from '../decisions/birthday.ts';
import type { MemberRow } from '../rows.ts';

type BirthdayPart = {
  readonly member: Pick<MemberRow, 'birthday'>;
  readonly role: 'staff' | 'manager';
  readonly csrf: Markup;
  readonly ticket: string;
};

const DAYS = Array.from({ length: 31 }, (_, index) => String(index + 1));

export function birthdayPart({ member: { birthday }, role, csrf, ticket }: BirthdayPart): Markup | '' {
  if (birthday === undefined || role !== 'manager') return '';
  const [month, day] = birthday.split('-').map((part) => String(Number(part)));
  const option = (value: string, text: string, chosen: string | undefined) =>
    markup`<option value="${value}"${value === chosen ? markup` selected` : ''}>${text}</option>`;
  return markup`<details class="card"><summary>Correct the birthday</summary>
<form method="post" action="/birthday">${csrf}<input type="hidden" name="member" value="${ticket}"><input type="hidden" name="seen" value="${birthday}">
<div class="field"><label for="day">Day</label>
<select id="day" name="day" autocomplete="off">${option('', '–', day)}${DAYS.map((one) => option(one, one, day))}</select></div>
<div class="field"><label for="month">Month</label>
<select id="month" name="month" autocomplete="off">${option('', '–', month)}${MONTHS.map((name, index) => option(String(index + 1), name, month))}</select></div>
<p class="soft">It stands as ${sayBirthday(birthday)}. Both left open take it away. Points for it come once a year, whatever is changed here.</p>
<button class="second" type="submit">Save the birthday</button></form></details>`;
}
