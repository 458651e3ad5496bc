// The link to the owner's page: signed, for forty days, and for nothing else.
import { describe, expect, it } from 'vitest';
import { alarmLink, openAlarmToken } from '../../../shared/alarms/alarm-links.ts';
import { dashboardLink, dashboardUrl, opensDashboard } from '../../../shared/dashboard/dashboard-link.ts';
import { signToken } from '../../../shared/links/signed-link.ts';

const key = 'a-key-of-more-than-sixteen-letters';
const now = new Date('2026-06-09T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const tokenOf = (link: string) => link.split('/u/')[1] ?? '';
const token = tokenOf(dashboardLink('https://pages.example/', { key, now }));

describe('the link', () => {
  it('opens the page for forty days, also after a rotation of the key', () => {
    expect(opensDashboard(token, [key], later(39))).toBe(true);
    expect(opensDashboard(token, ['another-key-of-sixteen-letters', key], now)).toBe(true);
  });

  it('opens nothing once it is too old, edited, cut, or of another key', () => {
    expect(opensDashboard(token, [key], later(40))).toBe(false);
    expect(opensDashboard(token.slice(0, -1), [key], now)).toBe(false);
    expect(opensDashboard(`x${token}`, [key], now)).toBe(false);
    expect(opensDashboard(token, ['another-key-of-sixteen-letters'], now)).toBe(false);
    expect(opensDashboard(token, [], now)).toBe(false);
    for (const fields of [['never'], ['99999999999', 'more'], ['-1']])
      expect(opensDashboard(signToken('owner-page', fields, key), [key], now)).toBe(false);
  });

  it('is no other kind of link, and no other kind is this one', () => {
    expect(openAlarmToken(token, [key], now)).toBeUndefined();
    expect(opensDashboard(tokenOf(alarmLink('https://pages.example', 'a', { key, now })), [key], now)).toBe(
      false,
    );
  });

  it('is made with the newest key, where a letter asks for it', async () => {
    const url = dashboardUrl({
      baseUrl: 'https://shop.example/join/',
      linkKeys: async () => [key, 'an-older-key-of-the-product'],
      now: () => now,
    });
    expect(await url()).toBe(`https://shop.example/join/u/${token}`);
  });
});
