// The page behind the link of an alarm's letter: how it stands, what to do, and silence for an hour. Opening it changes
// nothing, because mail scanners open every link; its button posts back to the same address.
import type { Clock } from '../handlers/clock.ts';
import { type Markup, markup } from '../pages/markup.ts';
import { type PageAnswer, pageAnswer } from '../pages/page.ts';
import { english } from '../pages/words-language.ts';
import type { Shop } from '../shop/shop.ts';
import { answerQuestion } from '../webhooks/question.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { shopMoment } from './alarm-letter.ts';
import { readAlarmDescription } from './description.ts';
import type { AlarmRow, KnownAlarms } from './known-alarms.ts';

const SILENCE_MS = 60 * 60_000;

export type AlarmPageParts = {
  readonly shop: Shop;
  readonly now: Clock;
  readonly alarms: Pick<KnownAlarms, 'get' | 'mute'>;
};

export function answerAlarmPage(
  request: WebhookRequest,
  { name, nonce }: { readonly name: string; readonly nonce: string },
  { shop, now, alarms }: AlarmPageParts,
): Promise<PageAnswer> {
  const show = async (): Promise<PageAnswer> =>
    pageAnswer(200, {
      title: `${name} – ${shop.name}`,
      shop,
      lang: english(shop.locale),
      nonce,
      body: alarmBody(name, await alarms.get(name), { shop, now: now() }),
    });
  return answerQuestion(request, {
    ask: show,
    async act() {
      await alarms.mute(name, new Date(now().getTime() + SILENCE_MS));
      return show();
    },
  });
}

function alarmBody(
  name: string,
  known: AlarmRow | undefined,
  { shop, now }: { readonly shop: Shop; readonly now: Date },
): Markup {
  const words = readAlarmDescription(known?.description ?? '');
  const { mutedUntil } = known ?? {};
  return markup`<h1>${standsOf(known, shop)}</h1>
<p>${words.happened}</p>
${words.noticed === '' ? '' : markup`<p><strong>What others notice:</strong> ${words.noticed}</p>`}
${
  words.toDo.length === 0
    ? ''
    : markup`<h2>What to do</h2>
<ol>${words.toDo.map((line) => markup`<li>${line}</li>`)}</ol>`
}
${
  mutedUntil !== undefined && mutedUntil > now
    ? markup`<p role="status">Silent until ${shopMoment(mutedUntil, shop)}. If it rings then, you hear of it at once.</p>`
    : markup`<form method="post"><button type="submit">Silence this alarm for an hour</button></form>
<p class="soft">No letter about ${name} for an hour. If it rings at the end of it, you hear of it then.</p>`
}
<p class="soft">Alarm ${name}${words.runbook === '' ? '' : markup`. More is in docs/runbook.md under ${words.runbook}`}.</p>`;
}

function standsOf(known: AlarmRow | undefined, shop: Shop): string {
  if (known === undefined) return 'This alarm has been quiet for long';
  const since = shopMoment(known.changedAt, shop);
  return known.state === 'ALARM' ? `It has been ringing since ${since}` : `All has been well since ${since}`;
}
