// How the shop's three main mails look with these settings, as one page: a suggestion, a reminder and a reward, made by the very
// functions that send them, each by day and by night and with its plain text. Nothing is sent, and nothing else is written.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reminderWords } from '../../lambdas/cart-recovery/decisions/message.ts';
import { reminderEmail } from '../../lambdas/cart-recovery/reminding/reminder-email.ts';
import { defaultCartVoice } from '../../lambdas/cart-recovery/rules/voice.ts';
import { rewardMail } from '../../lambdas/loyalty/mails/reward-mail.ts';
import { defaultLoyaltyVoice } from '../../lambdas/loyalty/rules/voice.ts';
import { emailNudge } from '../../lambdas/upsell/decisions/message.ts';
import { nudgeEmail } from '../../lambdas/upsell/nudging/nudge-email.ts';
import { defaultUpsellVoice } from '../../lambdas/upsell/rules/voice.ts';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';
import { asIs, type Markup, markup } from '../../shared/pages/markup.ts';
import { customProperties, themeOf } from '../../shared/pages/theme.ts';
import { decimalsOf } from '../../shared/shop/currencies.ts';
import { formatMoney } from '../../shared/shop/money.ts';

type PreviewShop = Pick<ShopSettings, 'name' | 'look' | 'locale' | 'currency' | 'products'>;
type Mail = {
  readonly what: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

const WAY_OUT = 'https://shop.example/unsubscribe';

/** The three mails, as they would be sent with the built-in words. */
export function previewMails(settings: PreviewShop): readonly Mail[] {
  const { upsell, cartRecovery, loyalty } = settings.products;
  const storeUrl = upsell?.storeUrl ?? cartRecovery?.storeUrl ?? loyalty?.storeUrl ?? 'https://shop.example';
  const { name, locale, look } = settings;
  const shop = { name, locale, storeUrl, ...(look === undefined ? {} : { look: look as object }) };
  const money = (amount: number) =>
    formatMoney(amount * 10 ** decimalsOf(settings.currency), settings.currency, locale);

  const facts = {
    shopName: name,
    customerName: 'Tom',
    productName: 'Lights and lock bundle',
    price: money(45),
    link: storeUrl,
    line: undefined,
    voice: defaultUpsellVoice,
  };
  const to = 'tom@example.com';
  const suggestion = nudgeEmail(emailNudge(facts), facts, {
    to,
    shop,
    lang: locale,
    unsubscribeUrl: WAY_OUT,
    offerId: 'preview',
  });
  const words = reminderWords({
    template: defaultCartVoice.first,
    savedLink: false,
    customerName: 'Ana',
    shopName: name,
    itemNames: ['Handlebar bag', 'Rear rack'],
    total: money(120),
    modelLine: undefined,
  });
  const reminder = reminderEmail(words, {
    shop,
    to: 'ana@example.com',
    locale,
    step: 'first',
    cartId: 'preview',
    items: [
      { name: 'Handlebar bag', quantity: 1, price: money(80) },
      { name: 'Rear rack', quantity: 2, price: money(20) },
    ],
    total: money(120),
    returnUrl: storeUrl,
    unsubscribeUrl: WAY_OUT,
  });
  const reward = rewardMail({
    shop,
    template: defaultLoyaltyVoice.rewardEarned,
    to: 'maria@example.com',
    name: 'Maria',
    balance: 108,
    points: 24,
    rewards: [{ reward: 'a free coffee', points: 100 }],
    stopUrl: WAY_OUT,
  });
  return [
    { what: 'A suggestion after an order', ...suggestion },
    { what: 'A reminder of a cart', ...reminder },
    { what: 'News of a reward', ...reward },
  ];
}

/** All of it as one page that fetches nothing but the logo. */
export function previewPage(settings: PreviewShop): string {
  return String(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The mails of ${settings.name}</title>
<style>${asIs(customProperties(themeOf(settings.look as object | undefined)))}
${asIs(STYLE)}</style>
</head>
<body>
<main>
<h1>The mails of ${settings.name}</h1>
<p>As they look with these settings and the built-in words. Nothing was sent.</p>
${previewMails(settings).map(mailMarkup)}
</main>
</body>
</html>
`);
}

const STYLE = `
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--fonts)}
main{max-width:82rem;margin:0 auto;padding:clamp(1rem,3vw,2.5rem)}
h1{margin:0;font-size:1.6rem}
h2{margin:2.5rem 0 .25rem;font-size:1.2rem}
p{margin:0 0 1rem}
.pair{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
figure{margin:0}
figcaption{margin:0 0 .4rem;color:var(--soft)}
iframe{display:block;width:100%;height:44rem;border:1px solid var(--line);border-radius:.8rem}
pre{margin:0;padding:1rem;overflow:auto;border-radius:.6rem;background:var(--card);white-space:pre-wrap}`;

const mailMarkup = ({ what, subject, html, text }: Mail): Markup => markup`<section>
<h2>${what}</h2>
<p>Subject: ${subject}</p>
<div class="pair">
${frameMarkup(`${what}, by day`, inLight(html, 'light'))}
${frameMarkup(`${what}, by night`, inLight(html, 'dark'))}
</div>
<details><summary>As plain text</summary><pre>${text}</pre></details>
</section>
`;

const frameMarkup = (title: string, html: string): Markup =>
  markup`<figure><figcaption>${title}</figcaption><iframe sandbox="" title="${title}" srcdoc="${html}"></iframe></figure>`;

/** The letter as a reader of that light sees it, whatever light this page is read in. */
const inLight = (html: string, light: 'light' | 'dark'): string =>
  html.replaceAll('(prefers-color-scheme:dark)', light === 'dark' ? 'all' : 'not all');

/** Writes the page; answers where. */
export function writePreview(settings: PreviewShop, file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, previewPage(settings));
  return file;
}
