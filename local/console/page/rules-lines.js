// @ts-check
// What a document means, as lists: line by line, what is built in, what changes.
import { el, soft } from './dom.js';

/**
 * @typedef {{ line: number, text: string, means: string, example?: string, doubts?: string[] }} Meaning
 * @typedef {{ line: number, text: string, message: string, nearest?: string, page?: string }} Problem
 */

/**
 * Every sentence in the order of its lines, each with what it means or what is wrong with it.
 * @param {Problem[]} problems @param {Meaning[]} meanings @param {(line: number) => void} goToLine
 */
export function lineList(problems, meanings, goToLine) {
  const rows = [
    ...problems.map((problem) => ({ line: problem.line, row: problemRow(problem, goToLine) })),
    ...meanings
      .filter(({ line, text }) => line > 0 || text !== '')
      .map((meaning) => ({ line: meaning.line, row: meaningRow(meaning, goToLine) })),
  ].sort((a, b) => a.line - b.line);
  const builtIn = meanings.filter(({ line, text }) => line === 0 && text === '');
  return [
    rows.length === 0
      ? soft('Nothing is written yet.')
      : el(
          'ol',
          { class: 'said' },
          rows.map(({ row }) => row),
        ),
    ...(builtIn.length === 0 ? [] : [el('h3', {}, 'Not mentioned, so as built in'), plainList(builtIn)]),
  ];
}

/** @param {Problem} problem @param {(line: number) => void} goToLine */
const problemRow = ({ line, text, message, nearest, page }, goToLine) =>
  el(
    'li',
    { class: 'wrong' },
    place(line, goToLine),
    el(
      'div',
      {},
      el('b', {}, text === '' ? 'The document as a whole' : text),
      el('p', { class: 'problem' }, `${message}.`),
      nearest === undefined ? null : el('p', {}, 'You could write: ', el('q', {}, nearest)),
      page === undefined ? null : el('p', {}, `All sentences are listed in ${page}.`),
    ),
  );

/** @param {Meaning} meaning @param {(line: number) => void} goToLine */
const meaningRow = ({ line, text, means, example, doubts = [] }, goToLine) =>
  el(
    'li',
    doubts.length === 0 ? {} : { class: 'doubted' },
    place(line, goToLine),
    el('div', {}, el('b', {}, text), el('p', { class: 'kept' }, means), ...atWork({ example, doubts })),
  );

/** The rule in one case, and why it may never act. @param {{ example: string | undefined, doubts: string[] | undefined }} seen */
const atWork = ({ example, doubts = [] }) => [
  example === undefined ? null : el('p', { class: 'soft' }, `For example: ${example}`),
  ...doubts.map((doubt) =>
    el('p', { class: 'problem' }, `Look again: ${doubt}${/[.?]$/.test(doubt) ? '' : '.'}`),
  ),
];

/** @param {number} line @param {(line: number) => void} goToLine */
const place = (line, goToLine) =>
  line === 0
    ? null
    : el(
        'button',
        { type: 'button', class: 'quiet', onclick: () => goToLine(line), 'aria-label': `Go to line ${line}` },
        line,
      );

/** @param {Meaning[]} meanings */
export const plainList = (meanings) =>
  el(
    'ul',
    { class: 'said' },
    meanings.map(({ text, line, means, example, doubts }) =>
      el(
        'li',
        {},
        el(
          'div',
          {},
          line === 0 && text !== '' ? el('b', {}, text) : null,
          el('p', { class: 'kept' }, means),
          ...atWork({ example, doubts }),
        ),
      ),
    ),
  );

/** @param {{ was?: string, becomes?: string }[]} changes */
export const changeList = (changes) =>
  el(
    'ul',
    { class: 'said' },
    changes.map(({ was, becomes }) =>
      el(
        'li',
        {},
        el(
          'div',
          {},
          el('p', { class: 'kept' }, becomes ?? was),
          el(
            'p',
            { class: 'soft kept' },
            becomes === undefined ? 'No longer.' : was === undefined ? 'New.' : `Until now: ${was}`,
          ),
        ),
      ),
    ),
  );
