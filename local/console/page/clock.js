// @ts-check
// The one clock, and the buttons that move it.
import { answerWith } from './answer.js';
import { getJson, postJson } from './api.js';
import { byId, el, fill } from './dom.js';
import { counted, fullTime, hourIn, shortTime } from './words.js';

const steps = [
  { label: '5 minutes', advance: 'PT5M' },
  // An hour's delay and the next five-minute run: what is due in an hour has gone out after this.
  { label: '65 minutes', advance: 'PT65M' },
  { label: '2 hours', advance: 'PT2H' },
  { label: '1 day', advance: 'P1D' },
  { label: '3 days', advance: 'P3D' },
  { label: '1 week', advance: 'P7D' },
  { label: '09:00', advance: undefined },
];
let now = '';
/** @type {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} */
let page;

/** @param {typeof page} thePage */
export function setUpClock(thePage) {
  page = thePage;
  const buttons = steps.map(({ label, advance }) =>
    el(
      'button',
      { type: 'button', onclick: () => forward(advance, label) },
      el('span', { class: 'away' }, advance === undefined ? 'Fast-forward ' : 'Fast-forward by '),
      advance === undefined ? `to ${label}` : label,
    ),
  );
  fill(byId('forward'), ...buttons);
}

/** Where the clock would stop at night, it goes on to nine in the morning: nothing goes out at night. @param {string} advance */
export function forwardByDay(advance) {
  const hours = Number(/(\d+)H/.exec(advance)?.[1] ?? 0) + Number(/(\d+)M/.exec(advance)?.[1] ?? 0) / 60;
  const hour = hourIn(new Date(Date.parse(now) + hours * 3_600_000).toISOString());
  const isNight = hour >= 21 || hour < 8;
  const label = steps.find((step) => step.advance === advance)?.label ?? 'time';
  return isNight ? forward(undefined, '09:00') : forward(advance, label);
}

/** @param {string | undefined} advance @param {string} label */
async function forward(advance, label) {
  const group = byId('forward');
  const note = byId('clock-note');
  if (group.getAttribute('aria-busy') === 'true') return;
  // Busy rather than disabled: a disabled button would lose the keyboard's place.
  group.setAttribute('aria-busy', 'true');
  note.textContent = `Playing ${advance === undefined ? `until ${label}` : label}…`;
  try {
    const aim = advance === undefined ? await getJson('/_local/console/next-morning') : { advance };
    const { fired } = await postJson('/_local/clock', aim);
    note.textContent = fired.length === 0 ? 'Nothing was due' : `${counted(fired.length, 'thing')} ran`;
    await page.refresh();
    // Whoever reads elsewhere stays there.
    if (!byId('view-floor').hidden) answerWith(firedList(fired), 'What the clock set off', false);
  } catch (error) {
    note.textContent = 'The clock stands still';
    page.trouble(error);
  } finally {
    group.removeAttribute('aria-busy');
  }
}

/** @param {string} moment */
export function showNow(moment) {
  now = moment;
  const time = byId('now');
  const text = fullTime(moment);
  if (time.textContent === text) return;
  time.textContent = text;
  time.setAttribute('datetime', moment);
}

/** A schedule named as the function it starts is said once. @param {string} target */
function shortTarget(target) {
  const [name, started] = target.split(' -> ');
  return name === started ? (name ?? '') : target.replace(' -> ', ' → ');
}

/** The same target many times is one line: a day is 288 runs of the sender. @param {{ at: string, target: string }[]} fired */
function firedList(fired) {
  if (fired.length === 0) return el('p', { class: 'soft' }, 'Nothing was due in that time.');
  const byTarget = Map.groupBy(fired, (entry) => entry.target);
  const lines = [...byTarget].map(([target, runs]) => {
    const last = runs.at(-1);
    return el(
      'li',
      { class: 'spread' },
      el('code', {}, shortTarget(target)),
      el(
        'span',
        { class: 'soft' },
        runs.length === 1
          ? `at ${shortTime(last?.at ?? '')}`
          : `${runs.length.toLocaleString()} times, last at ${shortTime(last?.at ?? '')}`,
      ),
    );
  });
  return el('ul', { class: 'plain' }, lines);
}
