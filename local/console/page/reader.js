// @ts-check
// The message that is open: a text as on a phone, a mail in a frame that can neither run nor fetch anything, its plain text
// alone or beside it, its headers, its source.
import { storyLink } from './answer.js';
import { getJson, postJson } from './api.js';
import { byId, el, fill } from './dom.js';
import { fullTime } from './words.js';

const LINK = /(https?:\/\/[^\s<>"]+)/;
/** How the last letter was looked at, so that the next one is, too. */
let part = 'Letter';

/** @param {any} message @param {{ refresh: () => Promise<void>, trouble: (error: unknown) => void, hasStory: boolean }} page */
export function drawReader(message, page) {
  const isText = message.channel === 'sms';
  const body = el('div', { class: 'letter' });
  /** @type {Record<string, () => any>} */
  const parts = {
    ...(isText ? { Text: () => el('div', { class: 'bubble' }, withLinks(message.text)) } : {}),
    ...(message.hasLetter
      ? {
          Letter: () => frame(message),
          'Side by side': () => el('div', { class: 'pair' }, frame(message), plain(message)),
        }
      : {}),
    ...(isText ? {} : { 'Plain text': () => plain(message), Headers: () => headerLines(message) }),
    Source: () => source(message, page.trouble),
  };
  const names = Object.keys(parts);
  const buttons = names.map((name) =>
    el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => show(name) }, name),
  );
  const said = el('span', { class: 'soft', role: 'status' });
  fill(
    byId('reader'),
    el(
      'div',
      { class: 'message-head' },
      el('b', {}, isText ? `Text to ${message.to}` : (message.subject ?? '(no subject)')),
      el(
        'span',
        { class: 'soft' },
        `${isText ? `from ${message.from}` : `to ${message.to}`} · ${fullTime(message.at)}`,
      ),
    ),
    el(
      'div',
      { class: 'row acts' },
      el('fieldset', { class: 'filter', 'aria-label': 'Part of the message' }, buttons),
      page.hasStory ? act('Its story', story) : null,
      isText ? act('Reply STOP', reply) : null,
      act('Full height', () => byId('reader').closest('.inbox')?.classList.toggle('tall')),
      message.hasLetter
        ? el('a', { href: letterAddress(message), target: '_blank', rel: 'noopener' }, 'In a window')
        : null,
      said,
    ),
    body,
  );
  show(names.includes(part) ? part : (names[0] ?? ''), false);

  /** @param {string} name @param {boolean} [isChosen] */
  function show(name, isChosen = true) {
    if (isChosen) part = name;
    buttons.forEach((button, index) => {
      button.setAttribute('aria-pressed', String(names[index] === name));
    });
    fill(body, parts[name]?.());
  }

  async function reply() {
    await postJson('/_local/sms', { from: message.to, body: 'STOP' });
    said.textContent = 'Replied STOP.';
    await page.refresh();
  }

  async function story() {
    const found = await getJson(`/_local/console/story-of/${encodeURIComponent(message.id)}`);
    if (found.id === undefined) said.textContent = 'It belongs to no one story.';
    else location.hash = storyLink(found);
  }

  /** @param {string} label @param {() => unknown} does */
  function act(label, does) {
    const run = async () => {
      try {
        await does();
      } catch (error) {
        page.trouble(error);
      }
    };
    return el('button', { type: 'button', class: 'quiet', onclick: run }, label);
  }
}

/** @param {any} message */
const letterAddress = ({ id }) => `/_local/console/email/${encodeURIComponent(id)}`;

/** @param {any} message */
const frame = (message) =>
  el('iframe', {
    title: message.subject ?? 'E-mail',
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    src: letterAddress(message),
  });

/** @param {any} message */
const plain = (message) => el('pre', { tabindex: '0', 'aria-label': 'Plain text' }, withLinks(message.text));

/** @param {any} message @param {(error: unknown) => void} trouble */
function source({ id }, trouble) {
  const place = el('pre', { tabindex: '0', 'aria-label': 'Source' });
  fetch(`/_local/console/raw/${encodeURIComponent(id)}`)
    .then((answer) => answer.text())
    .then((text) => {
      place.textContent = text;
    })
    .catch(trouble);
  return place;
}

/** @param {any} message */
function headerLines(message) {
  const all = {
    From: message.from,
    To: message.to,
    Subject: message.subject ?? '',
    Date: message.at,
    ...message.headers,
  };
  return el(
    'dl',
    { class: 'headers' },
    Object.entries(all).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, String(value))]),
  );
}

/** @param {string} url */
const visitAddress = (url) => `/_local/console/visit?url=${encodeURIComponent(url)}`;

/** On the shopper's phone. @param {{ text: string }} message */
export function firstLink({ text }) {
  const link = LINK.exec(text)?.[1];
  return link === undefined ? undefined : visitAddress(link);
}

/** Text with its links opening on the shopper's phone. @param {string} text @returns {(Node | string)[]} */
const withLinks = (text) =>
  text
    .split(LINK)
    .map((piece, index) =>
      index % 2 === 0
        ? piece
        : el('a', { href: visitAddress(piece), target: '_blank', rel: 'noopener' }, piece),
    );
