// @ts-check
// One message each: a text as on a phone, an e-mail in a frame that can neither run nor fetch anything.
import { postJson } from './api.js';
import { el, fill } from './dom.js';
import { shortTime } from './words.js';

/** @param {any} message @param {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} page */
export function textCard(message, page) {
  const said = el('p', { class: 'soft', role: 'status' });
  const stop = el('button', { type: 'button', class: 'quiet', onclick: reply }, 'Reply STOP');
  return el(
    'article',
    { class: 'sms' },
    heading(message, `Text to ${message.to}`),
    el('div', { class: 'bubble' }, withLinks(message.text)),
    el('div', { class: 'row' }, stop, said),
  );

  async function reply() {
    try {
      await postJson('/_local/sms', { from: message.to, body: 'STOP' });
      said.textContent = 'Replied STOP.';
      await page.refresh();
    } catch (error) {
      page.trouble(error);
    }
  }
}

/** @param {any} message */
export function emailCard(message) {
  const body = el('div', { class: 'letter' });
  const parts = [
    { label: 'Letter', draw: () => letterFrame(message), there: message.html !== undefined },
    {
      label: 'Plain text',
      draw: () => el('pre', { tabindex: '0', 'aria-label': 'Plain text' }, withLinks(message.text)),
      there: true,
    },
    { label: 'Headers', draw: () => headerLines(message), there: true },
  ].filter((part) => part.there);
  const buttons = parts.map((part) =>
    el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => show(part) }, part.label),
  );
  const details = el(
    'details',
    {
      class: 'email',
      ontoggle: () => body.childElementCount === 0 && parts[0] !== undefined && show(parts[0]),
    },
    el('summary', {}, heading(message, message.subject ?? '(no subject)', `to ${message.to}`)),
    el('fieldset', { class: 'filter', 'aria-label': 'Part of the letter' }, buttons),
    body,
  );
  return details;

  /** @param {typeof parts[number]} part */
  function show(part) {
    buttons.forEach((button, index) => {
      button.setAttribute('aria-pressed', String(parts[index] === part));
    });
    fill(body, part.draw());
  }
}

/** @param {any} message */
const letterFrame = (message) =>
  el('iframe', {
    title: message.subject ?? 'E-mail',
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    src: `/_local/console/email/${encodeURIComponent(message.id)}`,
    loading: 'lazy',
  });

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

/** @param {any} message @param {string} title @param {string} [more] */
const heading = (message, title, more) =>
  el(
    'div',
    { class: 'message-head' },
    el('b', {}, title),
    el(
      'span',
      { class: 'soft' },
      more === undefined ? shortTime(message.at) : `${more} · ${shortTime(message.at)}`,
    ),
  );

/** Text with its links opening on the shopper's phone. @param {string} text @returns {(Node | string)[]} */
function withLinks(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((piece, index) =>
    index % 2 === 0
      ? piece
      : el(
          'a',
          {
            href: `/_local/console/visit?url=${encodeURIComponent(piece)}`,
            target: '_blank',
            rel: 'noopener',
          },
          piece,
        ),
  );
}
