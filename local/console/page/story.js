// @ts-check
// Stories: all there are of a product, and one as a line of time: what came in, what was decided and why, what went out.
import { storyLink } from './answer.js';
import { getJson } from './api.js';
import { byId, el, fillWhenChanged, soft } from './dom.js';
import { counted, shortTime } from './words.js';

/** @type {Record<string, { says: string, look: string }>} */
const kinds = {
  event: { says: 'came in', look: 'badge' },
  decision: { says: 'decided', look: 'badge good' },
  message: { says: 'went out', look: 'badge out' },
  deed: { says: 'somebody', look: 'badge deed' },
};
/** @type {any[]} */
let cards = [];
/** @type {string[]} */
let tellers = [];
/** @type {(id: string) => void} */
let openMessage;
let word = '';

/** @param {any} setup @param {typeof openMessage} open */
export function setUpStories(setup, open) {
  ({ cards, tellers } = setup);
  openMessage = open;
  const link = /** @type {HTMLElement | null} */ (document.querySelector('.tabs a[href="#stories"]'));
  if (link !== null) link.hidden = tellers.length === 0;
}

/** @param {string[]} rest the product, and of it one story */
export async function showStories([asked = tellers[0] ?? '', id]) {
  const product = tellers.includes(asked) ? asked : (tellers[0] ?? '');
  if (product === '') return;
  if (id !== undefined) await showOne(product, id);
  else await showList(product);
}

/** @param {string} product @param {string} id */
async function showOne(product, id) {
  const story = await getJson(
    `/_local/console/stories/${encodeURIComponent(product)}/${encodeURIComponent(id)}`,
  );
  fillWhenChanged(byId('view-stories'), story, () =>
    el(
      'article',
      { class: 'panel story' },
      el('p', {}, el('a', { href: `#stories/${encodeURIComponent(product)}` }, 'All stories')),
      el('h2', {}, story.title),
      el('p', {}, story.stands),
      story.next === undefined ? '' : el('p', {}, el('b', {}, 'Next: '), story.next),
      story.lines.length === 0
        ? soft('Nothing happened yet.')
        : el('ol', { class: 'timeline' }, story.lines.map(lineOf)),
    ),
  );
}

/** @param {any} line */
function lineOf({ at, kind, says, why, message }) {
  const { says: word, look } = kinds[kind] ?? { says: kind, look: 'badge' };
  return el(
    'li',
    { class: 'line' },
    el('time', { datetime: at, class: 'soft' }, shortTime(at)),
    el('span', { class: look }, word),
    el(
      'div',
      {},
      el('b', {}, says),
      why === undefined ? '' : el('p', { class: 'soft' }, why),
      message === undefined
        ? ''
        : el('button', { type: 'button', class: 'quiet', onclick: () => openMessage(message) }, 'Read it'),
    ),
  );
}

/** @param {string} product */
async function showList(product) {
  const { count, stories } = await getJson(`/_local/console/stories/${encodeURIComponent(product)}`);
  const draw = () =>
    fillWhenChanged(byId('view-stories'), [product, word, stories], () => {
      const wanted = stories.filter((/** @type {any} */ story) =>
        `${story.title} ${story.stands}`.toLowerCase().includes(word),
      );
      const search = /** @type {HTMLInputElement} */ (
        el('input', {
          type: 'search',
          id: 'story-search',
          'aria-label': 'Search the stories',
          placeholder: 'Search the stories',
          value: word,
        })
      );
      search.addEventListener('input', () => {
        word = search.value.trim().toLowerCase();
        draw();
        const field = /** @type {HTMLInputElement} */ (byId('story-search'));
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
      });
      return el(
        'section',
        { class: 'panel', 'aria-labelledby': 'stories-title' },
        el(
          'div',
          { class: 'panel-head' },
          el('h2', { id: 'stories-title' }, 'Stories'),
          search,
          el(
            'nav',
            { class: 'filter', 'aria-label': 'Whose stories' },
            tellers.map((each) =>
              el(
                'a',
                {
                  href: `#stories/${encodeURIComponent(each)}`,
                  'aria-current': each === product ? 'true' : undefined,
                },
                cards.find((card) => card.product === each)?.title ?? each,
              ),
            ),
          ),
        ),
        soft(
          count === 0
            ? 'None yet. Let something happen on the shop floor.'
            : `${counted(count, 'story', 'stories')}, the newest first${stories.length < count ? `, ${stories.length} of them shown` : ''}.`,
        ),
        el(
          'ul',
          { class: 'plain' },
          wanted.map((/** @type {any} */ story) =>
            el(
              'li',
              {},
              el('a', { href: storyLink({ product, id: story.id }) }, story.title),
              el('span', { class: 'soft' }, story.at === '' ? '' : ` · ${shortTime(story.at)}`),
              el('br'),
              el('span', { class: 'soft' }, story.stands),
            ),
          ),
        ),
      );
    });
  draw();
}
