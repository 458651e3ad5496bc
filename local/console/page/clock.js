// @ts-check
// The one clock, and the buttons that move it.
import { getJson, postJson } from './api.js';
import { byId, el, fill } from './dom.js';
import { counted, fullTime, shortTime } from './words.js';

const steps = [
  { label: '5 min', advance: 'PT5M', says: '5 minutes' },
  // An hour's delay and the next five-minute run: what is due in an hour has gone out after this.
  { label: '65 min', advance: 'PT65M', says: '65 minutes' },
  { label: '2 h', advance: 'PT2H', says: '2 hours' },
  { label: '1 day', advance: 'P1D', says: '1 day' },
  { label: '3 days', advance: 'P3D', says: '3 days' },
  { label: '1 week', advance: 'P7D', says: '1 week' },
  { label: 'to 09:00', advance: undefined, says: '9 o’clock in the morning' },
];

/** @param {{ refresh: () => Promise<void>, trouble: (error: unknown) => void }} page */
export function setUpClock({ refresh, trouble }) {
  const group = byId('forward');
  const note = byId('clock-note');
  const buttons = steps.map((step) =>
    el(
      'button',
      {
        type: 'button',
        'aria-label': `Fast-forward ${step.advance === undefined ? 'to' : 'by'} ${step.says}`,
        onclick: () => forward(step),
      },
      step.label,
    ),
  );
  fill(group, ...buttons);

  /** @param {typeof steps[number]} step */
  async function forward(step) {
    if (group.getAttribute('aria-busy') === 'true') return;
    // Busy rather than disabled: a disabled button would lose the keyboard's place.
    group.setAttribute('aria-busy', 'true');
    note.textContent = `Playing ${step.says}…`;
    try {
      const aim =
        step.advance === undefined
          ? await getJson('/_local/console/next-morning')
          : { advance: step.advance };
      const { fired } = await postJson('/_local/clock', aim);
      note.textContent = fired.length === 0 ? 'Nothing was due' : `${counted(fired.length, 'thing')} ran`;
      showFired(fired);
      await refresh();
    } catch (error) {
      note.textContent = 'The clock stands still';
      trouble(error);
    } finally {
      group.removeAttribute('aria-busy');
    }
  }
}

/** @param {string} now */
export function showNow(now) {
  const time = byId('now');
  const text = fullTime(now);
  if (time.textContent === text) return;
  time.textContent = text;
  time.setAttribute('datetime', now);
}

/** A schedule named as the function it starts is said once. @param {string} target */
function shortTarget(target) {
  const [name, started] = target.split(' -> ');
  return name === started ? (name ?? '') : target.replace(' -> ', ' → ');
}

/** The same target many times is one line: a day is 288 runs of the sender. @param {{ at: string, target: string }[]} fired */
function showFired(fired) {
  const place = byId('fired');
  if (fired.length === 0) return fill(place, el('p', { class: 'soft' }, 'Nothing was due in that time.'));
  const byTarget = Map.groupBy(fired, (entry) => entry.target);
  const lines = [...byTarget].map(([target, runs]) => {
    const last = runs.at(-1);
    return el(
      'li',
      {},
      el('code', {}, shortTarget(target)),
      el(
        'span',
        { class: 'soft' },
        runs.length === 1
          ? ` at ${shortTime(last?.at ?? '')}`
          : ` ${runs.length.toLocaleString()} times, last at ${shortTime(last?.at ?? '')}`,
      ),
    );
  });
  return fill(place, el('ul', { class: 'plain' }, lines));
}
