// @ts-check
// The owner's documents: write, see beside each line what it means, and put it in force.
import { getJson, postJson } from './api.js';
import { byId, el, fill, fillWhenChanged, soft } from './dom.js';
import { changeList, lineList, plainList } from './rules-lines.js';
import { counted } from './words.js';

const pauseMs = 350;
const address = '/_local/console/rules';

/** The address of the document that is open. */
let open = '';
/** The text as it stood when it was read, to tell whether somebody has written since. */
let read = '';
/** Counts what was asked, so that a slow answer never covers a later one. */
let asked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

const text = () => /** @type {HTMLTextAreaElement} */ (byId('rules-text'));
const choice = () => /** @type {HTMLSelectElement} */ (byId('rules-choice'));

/** @param {(error: unknown) => void} trouble */
export function setUpRules(trouble) {
  choice().addEventListener('change', () => openDocument(choice().value).catch(trouble));
  text().addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => check().catch(trouble), pauseMs);
  });
  byId('rules-put').addEventListener('click', () => put(true).catch(trouble));
  byId('rules-mistakes').addEventListener('click', () => put('with-mistakes').catch(trouble));
  byId('rules-again').addEventListener('click', () => openDocument(open).catch(trouble));
}

export async function showRules() {
  if (choice().options.length === 0) await fillChoice();
  if (open === '') await openDocument(choice().value);
  else await showInForce();
}

async function fillChoice() {
  /** @type {{ product: string, title: string, documents: { key: string, title: string }[] }[]} */
  const products = await getJson(address);
  fill(
    choice(),
    ...products.map(({ product, title, documents }) =>
      el(
        'optgroup',
        { label: title },
        documents.map(({ key, title: name }) => el('option', { value: `${product}/${key}` }, name)),
      ),
    ),
  );
}

/** @param {string} document */
async function openDocument(document) {
  if (document === '') return;
  open = document;
  said('');
  const held = await showInForce();
  if (held === undefined) return;
  read = held.text;
  text().value = held.text;
  await check();
}

/** What is in force now; undefined where another document was opened meanwhile. */
async function showInForce() {
  const document = open;
  const held = await getJson(`${address}/${document}`);
  if (document !== open) return undefined;
  fillWhenChanged(byId('rules-in-force'), [document, held], () => [
    soft(
      held.isRefused
        ? `What was written last is not understood, so ${held.name} counts.`
        : held.isOwn
          ? 'What was written last counts.'
          : 'Nobody has written anything yet, so the built-in version counts.',
    ),
    plainList(held.meanings),
  ]);
  return held;
}

async function check() {
  asked += 1;
  const [ours, document, written] = [asked, open, text().value];
  const look = await postJson(`${address}/${document}`, { text: written });
  if (ours === asked && document === open) showLook(look);
}

/** @param {any} look */
function showLook({ problems, meanings, changes }) {
  const good = problems.length === 0;
  byId('rules-state').className = good ? 'badge good' : 'badge bad';
  byId('rules-state').textContent = good ? 'all understood' : counted(problems.length, 'problem');
  byId('rules-mistakes').hidden = good;
  byId('rules-put').setAttribute('aria-disabled', String(!good));
  fill(byId('rules-lines'), lineList(problems, meanings, goToLine));
  fill(
    byId('rules-changes'),
    !good
      ? soft('Known once everything is understood.')
      : changes.length === 0
        ? soft('Nothing: this is what is in force.')
        : changeList(changes),
  );
}

/** @param {true | 'with-mistakes'} how */
async function put(how) {
  if (how === true && byId('rules-put').getAttribute('aria-disabled') === 'true') {
    said('Not yet: put the problems right first.');
    return;
  }
  const document = open;
  const written = text().value;
  await postJson(`${address}/${document}`, { text: written, put: how });
  if (document !== open) return;
  read = written;
  said(
    how === true
      ? 'It is in the bucket, and counts within a minute of the shop’s clock.'
      : 'It is in the bucket. The last good version counts, and the owner’s letter comes to the inbox.',
  );
  await showInForce();
  await check();
}

/** @param {string} message */
function said(message) {
  byId('rules-said').textContent = message;
}

/** Puts the caret where a line begins. @param {number} line */
function goToLine(line) {
  const lines = text().value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  text().focus();
  text().setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  text().scrollTop = (text().scrollHeight * (line - 3)) / Math.max(1, lines.length);
}

// A page that is closed takes with it what nobody has put in force; the browser asks first.
addEventListener('beforeunload', (event) => {
  if (open !== '' && text().value !== read) event.preventDefault();
});
