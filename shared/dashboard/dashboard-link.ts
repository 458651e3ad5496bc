// The link to the owner's page. It stands where the product's other links stand, so that it needs no address of its own, and it names
// nothing: whoever has it may read the shop's figures until it expires.
import { openToken, signToken } from '../links/signed-link.ts';
import { under } from '../links/under.ts';

const DASHBOARD = 'owner-page';

/** Longer than from one month's letter to the next. */
export const DASHBOARD_LINK_DAYS = 40;
const DAY_MS = 86_400_000;

export function dashboardLink(baseUrl: string, { key, now }: { key: string; now: Date }): string {
  const expiry = String(Math.floor((now.getTime() + DASHBOARD_LINK_DAYS * DAY_MS) / 1000));
  return under(baseUrl, `u/${signToken(DASHBOARD, [expiry], key)}`);
}

/** Whether the token opens the page; not where it is forged, edited, cut or too old. */
export function opensDashboard(token: string, keys: readonly string[], now: Date): boolean {
  const [expiry = '', ...more] = openToken(DASHBOARD, token, keys) ?? [];
  return more.length === 0 && /^\d{1,11}$/.test(expiry) && Number(expiry) * 1000 > now.getTime();
}

/** The link as a letter's run has it: its key is made with the first letter. */
export type DashboardUrl = () => Promise<string>;

export const dashboardUrl =
  (parts: {
    readonly baseUrl: string;
    readonly linkKeys: () => Promise<readonly string[]>;
    readonly now: () => Date;
  }): DashboardUrl =>
  async () => {
    const [key = ''] = await parts.linkKeys();
    return dashboardLink(parts.baseUrl, { key, now: parts.now() });
  };
