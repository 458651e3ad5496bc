// The owner's page: what waits, then every figure of the present week and the twelve before it, as bars and as a table. Every number
// that has rows behind it leads to them.
import { number } from '../owner-mail/figures.ts';
import { type Markup, markup } from '../pages/markup.ts';
import { formatMoney } from '../shop/money.ts';
import type { Shop } from '../shop/shop.ts';
import { dateFormat } from '../text/formats.ts';
import type { IsoWeek } from '../time/time.ts';
import { bars } from './bars.ts';
import type { Chart, DashboardRow, Line, Sheet, Told, Unit, Waiting } from './sheet.ts';
import { shownWeeks } from './weeks.ts';

/** The cost of an account is told by AWS alone; nothing here reads it. */
const COST_EXPLORER = 'https://console.aws.amazon.com/costmanagement/home#/cost-explorer';

/** Where the rows behind a figure are, relative to the page's own address. */
const rowsHref = (key: string, week: string): string =>
  `?rows=${encodeURIComponent(key)}&week=${encodeURIComponent(week)}`;

/** One product's part of the page; `opens` where its lists can be opened from here. */
export type Section = { readonly row: DashboardRow; readonly opens: boolean };

export function dashboardBody(sections: readonly Section[], shop: Shop): Markup {
  return markup`<h1>How ${shop.name} is doing</h1>
<p>The present week, which is not over, and the twelve before it. Full bars are weeks that are over, the empty one is the present week. Numbers lead to what they count.</p>
${
  sections.length < 2
    ? ''
    : markup`<nav aria-label="Products"><ul>${sections.map(({ row }, at) => markup`<li><a href="#product-${at}">${row.sheet.title}</a></li>`)}</ul></nav>`
}
${sections.map((section, at) => sectionMarkup(section, at, shop))}
<h2>What it cost</h2>
<p>Nothing that we read knows what AWS charges: messages, functions and tables are billed to your account together, and with whatever else is in it. <a href="${COST_EXPLORER}">AWS Cost Explorer</a> shows it by day and by service; your budgets write when a month gets dear.</p>`;
}

/** Before the first count there is nothing to show, and the page says when there will be. */
export const nothingYet = (shop: Shop): Markup => markup`<h1>How ${shop.name} is doing</h1>
<p>Nothing is counted yet: the figures are counted each morning at nine. Please open this link again tomorrow.</p>`;

function sectionMarkup({ row, opens }: Section, at: number, shop: Shop): Markup {
  const { sheet, counted_at } = row;
  const countedAt = new Date(counted_at);
  const weeks = shownWeeks(countedAt, shop.timeZone);
  const figures: Shown = { weeks, row, opens, shop };
  return markup`<section aria-labelledby="product-${at}">
<h2 id="product-${at}">${sheet.title}</h2>
<p class="soft">Counted on ${moment(countedAt, shop)}, as it is each morning.${opens ? '' : ' The rows behind these numbers open from the letters of this product.'}</p>
${waitingMarkup(sheet.waiting, figures)}
${sheet.charts.map((chart) => chartMarkup(chart, figures))}
${sheet.told.map((told) => toldMarkup(told))}
</section>`;
}

type Shown = {
  readonly weeks: readonly IsoWeek[];
  readonly row: DashboardRow;
  readonly opens: boolean;
  readonly shop: Shop;
};

function waitingMarkup(waiting: Sheet['waiting'], shown: Shown): Markup {
  if (waiting.length === 0) return markup`<p>Nothing waits for you.</p>`;
  return markup`<h3>Waits for you</h3>
<ul>${waiting.map((one) => markup`<li>${waitingLine(one, shown)}</li>`)}</ul>`;
}

function waitingLine({ label, count: many, list }: Waiting, { opens, weeks, shop }: Shown): Markup {
  const text = many === undefined ? label : `${label}: ${number(many, shop)}`;
  return list !== undefined && opens
    ? markup`<a href="${rowsHref(list, weeks.at(-1)?.key ?? '')}">${text}</a>`
    : markup`${text}`;
}

function chartMarkup(chart: Chart, shown: Shown): Markup {
  return markup`<h3>${chart.caption}</h3>
${chart.lines.map((line) => lineMarkup(line, shown))}
${chart.note === undefined ? '' : markup`<p class="soft">${chart.note}</p>`}
<details><summary>All thirteen weeks as numbers<span class="unseen">: ${chart.caption}</span></summary>
${tableMarkup(chart, shown)}
</details>`;
}

function lineMarkup(line: Line, shown: Shown): Markup {
  const values = shown.weeks.map((week) => valueIn(line, week, shown));
  return markup`<figure class="week"><figcaption><b>${line.label}</b><br><span class="number">${numberMarkup(line, shown.weeks.at(-1), shown)}</span> <span class="soft">this week</span><br><span class="soft">${numberMarkup(line, shown.weeks.at(-2), shown)} last week</span></figcaption>${bars(values)}</figure>`;
}

function tableMarkup({ caption, lines }: Chart, shown: Shown): Markup {
  return markup`<div class="wide" role="region" tabindex="0" aria-label="${caption}, week by week"><table>
<thead><tr><th scope="col">Week</th>${lines.map(({ label }) => markup`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${[...shown.weeks]
    .reverse()
    .map(
      (week) =>
        markup`<tr><th scope="row">${spanOf(week, shown.shop)}</th>${lines.map((line) => markup`<td>${numberMarkup(line, week, shown)}</td>`)}</tr>\n`,
    )}</tbody></table></div>`;
}

const toldMarkup = ({ caption, rows, note }: Told): Markup => markup`<h3>${caption}</h3>
<table class="told"><tbody>${rows.map(({ key, value }) => markup`<tr><th scope="row">${key}</th><td>${value}</td></tr>`)}</tbody></table>
${note === undefined ? '' : markup`<p class="soft">${note}</p>`}`;

const valueIn = ({ key }: Line, week: IsoWeek, { row }: Shown): number => row.weeks[week.key]?.[key] ?? 0;

/** Nothing leads nowhere: there is no row behind it. */
function numberMarkup(line: Line, week: IsoWeek | undefined, shown: Shown): Markup {
  if (week === undefined) return markup``;
  const value = valueIn(line, week, shown);
  const text = said(value, line.unit, shown.shop);
  if (value === 0 || line.hasNoRows === true || !shown.opens) return markup`${text}`;
  return markup`<a href="${rowsHref(line.rowsOf ?? line.key, week.key)}">${text}<span class="unseen"> ${line.label}, ${spanOf(week, shown.shop)}</span></a>`;
}

/** Points as people are told: whole ones, rounded down. */
function said(value: number, unit: Unit, shop: Shop): string {
  if (unit === 'money') return formatMoney(Math.round(value), shop.currency, shop.locale);
  return number(unit === 'points' ? Math.floor(value) : value, shop);
}

/** `8 – 14 Jun`, on the shop's calendar. */
export function spanOf({ startsAt, endsAt }: IsoWeek, shop: Shop): string {
  const format = dateFormat(shop.locale, { day: 'numeric', month: 'short', timeZone: shop.timeZone });
  return format.formatRange(startsAt, new Date(endsAt.getTime() - 1));
}

const moment = (at: Date, { locale, timeZone }: Shop): string =>
  dateFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
