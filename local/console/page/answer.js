// @ts-check
// What came of the last press: what went over the wire, what was decided and why, and what would come next. It is brought into
// view and gets the focus, so that nobody has to look for it.
import { getJson } from './api.js';
import { byId, el, fill, soft } from './dom.js';
import { counted } from './words.js';

/** Only the last press counts. */
let shown = 0;

/**
 * @param {any} content @param {string} title
 * @param {boolean} takesFocus false where the keyboard should stay on the clock
 */
export function answerWith(content, title = 'What came of it', takesFocus = true) {
  shown += 1;
  byId('answer-title').textContent = title;
  fill(byId('came'), content);
  const place = byId('answer');
  place.scrollTop = 0;
  if (takesFocus) place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
  return shown;
}

/** The line is down: nobody was told yet. @param {string} label @param {number} kept */
export const answerKept = (label, kept) =>
  answerWith(
    el(
      'p',
      {},
      el('span', { class: 'badge bad' }, 'offline'),
      ` ${label} `,
      el('span', { class: 'soft' }, `· kept until the line is back, ${counted(kept, 'event')} by now`),
    ),
  );

/** @param {string} label @param {{ request: any, answer: any, press: string }} delivery @param {() => Promise<unknown>} again */
export async function answerDelivery(label, { request, answer, press }, again) {
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  const outcome = el('div', { class: 'outcome' }, soft('Waiting until all of it is done…'));
  const ours = answerWith(
    el(
      'div',
      {},
      el(
        'p',
        { class: 'spread' },
        el(
          'span',
          {},
          el('span', { class: answer.status < 400 ? 'badge good' : 'badge bad' }, answer.status),
          ` ${label} `,
          el('code', {}, oneLine(answer.body)),
          el('span', { class: 'soft' }, ` in ${answer.milliseconds} ms`),
        ),
        el('button', { type: 'button', class: 'quiet', onclick: again }, 'Press again'),
      ),
      outcome,
      el(
        'details',
        {},
        el('summary', {}, 'The signed webhook'),
        el(
          'pre',
          { tabindex: '0', 'aria-label': 'The request' },
          [`POST ${request.url}`, ...headers, '', readable(request.body)].join('\n'),
        ),
      ),
    ),
  );
  const told = await getJson(`/_local/console/outcome/${press}`);
  if (ours !== shown) return;
  fill(outcome, ...outcomeLines(told));
  // It has grown, and all of it is to be seen.
  byId('answer').scrollIntoView({ block: 'nearest' });
}

/** @param {any} told */
function outcomeLines({ came, nothing, stands, next, story }) {
  return [
    came.length === 0
      ? null
      : el(
          'ul',
          { class: 'plain' },
          came.map((/** @type {any} */ line) =>
            el(
              'li',
              {},
              el('b', {}, line.says),
              line.why === undefined ? null : el('span', { class: 'soft' }, ` ${line.why}`),
            ),
          ),
        ),
    nothing === undefined
      ? null
      : el('p', {}, el('b', {}, 'Why nothing: '), nothing, stands === undefined ? '' : ` ${stands}`),
    next === undefined ? null : el('p', {}, el('b', {}, 'Next: '), next),
    story === undefined
      ? null
      : el('p', {}, el('a', { href: storyLink(story) }, `The whole story: ${story.title}`)),
  ];
}

/** @param {{ product: string, id: string }} story */
export const storyLink = ({ product, id }) =>
  `#stories/${encodeURIComponent(product)}/${encodeURIComponent(id)}`;

/** @param {string} text */
const oneLine = (text) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);

/** @param {string} text */
function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
