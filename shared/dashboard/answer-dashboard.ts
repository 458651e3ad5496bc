// Answers the link of the owner's page: the page itself, or the rows behind one of its numbers. It only reads.
import { type Markup, markup } from '../pages/markup.ts';
import { type PageAnswer, pageAnswer, plainNotFound } from '../pages/page.ts';
import { english } from '../pages/words-language.ts';
import type { Shop } from '../shop/shop.ts';
import { methodNotAllowed } from '../webhooks/answer.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { dashboardBody, nothingYet, spanOf } from './dashboard-page.ts';
import type { Dashboards } from './dashboard-row.ts';
import { dashboardStyle } from './dashboard-style.ts';
import { type Lists, ROWS_PER_PAGE } from './figures.ts';
import type { SharedDashboards } from './shared-dashboards.ts';
import type { DashboardRow, ListedRow } from './sheet.ts';
import { shownWeeks } from './weeks.ts';

export type DashboardParts = {
  readonly dashboards: Pick<Dashboards, 'get'>;
  readonly lists: Lists;
  /** What the other products of the shop counted, where they share what they know. */
  readonly shared?: Pick<SharedDashboards, 'others'>;
};

export type Visit = { readonly shop: Shop; readonly nonce: string };

export async function answerDashboard(
  { method, query }: Pick<WebhookRequest, 'method' | 'query'>,
  { shop, nonce }: Visit,
  parts: DashboardParts,
): Promise<PageAnswer> {
  if (method !== 'GET' && method !== 'HEAD') return methodNotAllowed('GET', 'HEAD');
  const show = (title: string, body: Markup) =>
    pageAnswer(200, {
      title: `${title} – ${shop.name}`,
      shop,
      lang: english(shop.locale),
      nonce,
      style: dashboardStyle,
      body,
    });
  const own = await parts.dashboards.get();
  if (query.rows !== undefined) {
    const list = own === undefined ? undefined : await listBody(query, own, { shop, lists: parts.lists });
    return list === undefined ? plainNotFound(shop, nonce) : show('What is counted', list);
  }
  // Whoever cannot be asked keeps nobody from the own figures.
  const others = (await parts.shared?.others().catch(() => [])) ?? [];
  const sections = [
    ...(own === undefined ? [] : [{ row: own, opens: true }]),
    ...others.map((row) => ({ row, opens: false })),
  ];
  return show('How it is doing', sections.length === 0 ? nothingYet(shop) : dashboardBody(sections, shop));
}

/** Undefined for a week or a figure that the page does not show. */
async function listBody(
  query: WebhookRequest['query'],
  own: DashboardRow,
  { shop, lists }: { readonly shop: Shop; readonly lists: Lists },
): Promise<Markup | undefined> {
  const { rows: key = '', week: weekKey, skip: skipText = '0' } = query;
  const week = shownWeeks(new Date(own.counted_at), shop.timeZone).find((one) => one.key === weekKey);
  if (week === undefined || !/^\d{1,6}$/.test(skipText)) return undefined;
  const skip = Number(skipText);
  const found = await lists({ week, key, skip, figures: own.weeks[week.key] ?? {} });
  if (found === undefined) return undefined;
  const label = labelOf(key, own);
  const href = (from: number) =>
    `?rows=${encodeURIComponent(key)}&week=${encodeURIComponent(week.key)}&skip=${from}`;
  return markup`<h1>${label}</h1>
<p class="soft">${spanOf(week, shop)}, as it stands now${skip === 0 ? '' : `, from the ${skip + 1}th`}.</p>
${
  found.rows.length === 0
    ? markup`<p>Nothing is there any more: it has changed since it was counted.</p>`
    : markup`<ul class="list">${found.rows.map(rowMarkup)}</ul>`
}
${found.more ? markup`<p><a href="${href(skip + ROWS_PER_PAGE)}">The next ${ROWS_PER_PAGE}</a></p>` : ''}
<p><a href="?">Back to all figures</a></p>`;
}

/** As the page calls it: its own figure, or what waits. */
function labelOf(key: string, { sheet }: DashboardRow): string {
  const lines = sheet.charts.flatMap(({ lines: all }) => all);
  const line = lines.find((one) => (one.rowsOf ?? one.key) === key);
  return line?.label ?? sheet.waiting.find(({ list }) => list === key)?.label ?? 'What is counted';
}

const rowMarkup = ({ what, more }: ListedRow): Markup =>
  markup`<li><p><bdi>${what}</bdi>${more.length === 0 ? '' : markup`<br><span class="soft"><bdi>${more.join(' · ')}</bdi></span>`}</p></li>\n`;
