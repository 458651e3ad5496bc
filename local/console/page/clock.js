// @ts-check
// The one clock, and the buttons that move it.
import { answerWith } from './answer.js';
import { getJson, postJson } from './api.js';
import { byId, el, fill } from './dom.js';
import { counted, fullTime, hourIn, shortTime } from './words.js';

const steps = [
  { label: '5 minutes', advance: 'PT5M', minutes: 5 },
  // An hour's delay and the next five-minute run: what is due in an hour has gone out after this.
  { label: '65 minutes', advance: 'PT65M', minutes: 65 },
  { label: '2 hours', advance: 'PT2H', minutes: 120 },
  { label: '1 day', advance: 'P1D', minutes: 1_440 },
  { label: '3 days', advance: 'P3D', minutes: 3 * 1_440 },
  { label: '1 week', advance: 'P7D', minutes: 7 * 1_440 },
  { label: '09:00', advance: undefined, minutes: 0 },
];
/** How often the clock is looked at while it is played on. */
const lookMs = 500;
let now = '';
/** Done when the clock stands still again. @type {Promise<void>} */
let moving = Promise.resolve();
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

/** What is signed while the clock moves is too old when it arrives, so that a press waits for this. */
export const untilStill = () => moving;
export const isMoving = () => byId('forward').getAttribute('aria-busy') === 'true';

/** @param {string | undefined} advance @param {string} label */
function forward(advance, label) {
  const group = byId('forward');
  if (!isMoving()) moving = play(group, advance, label);
  return moving;
}

/** @param {HTMLElement} group @param {string | undefined} advance @param {string} label */
async function play(group, advance, label) {
  const note = byId('clock-note');
  // Busy rather than disabled: a disabled button would lose the keyboard's place.
  group.setAttribute('aria-busy', 'true');
  const playing = `Playing ${advance === undefined ? `until ${label}` : label}…`;
  note.textContent = playing;
  let stop = () => {};
  try {
    const aim = advance === undefined ? await getJson('/_local/console/next-morning') : { advance };
    stop = tellHowFar(playing, Date.parse(now), endOf(aim));
    const { fired } = await postJson('/_local/clock', aim);
    stop();
    note.textContent = fired.length === 0 ? 'Nothing was due' : `${counted(fired.length, 'thing')} ran`;
    await page.refresh();
    // Whoever reads elsewhere stays there.
    if (!byId('view-floor').hidden) answerWith(firedList(fired), 'What the clock set off', false);
  } catch (error) {
    note.textContent = 'The clock stands still';
    page.trouble(error);
  } finally {
    stop();
    group.removeAttribute('aria-busy');
  }
}

/** @param {{ to?: string, advance?: string }} aim */
const endOf = ({ to, advance }) =>
  to === undefined
    ? Date.parse(now) + (steps.find((step) => step.advance === advance)?.minutes ?? 0) * 60_000
    : Date.parse(to);

/**
 * Says every little while how far it has come, until it is told to stop: a week on a busy machine takes a moment.
 * @param {string} playing @param {number} from @param {number} end
 */
function tellHowFar(playing, from, end) {
  const watch = setInterval(async () => {
    const status = await getJson('/_local/status').catch(() => undefined);
    if (stopped || status === undefined) return;
    showNow(status.now);
    const share = Math.min(0.99, Math.max(0, (Date.parse(status.now) - from) / (end - from)));
    byId('clock-note').textContent = `${playing} ${Math.floor(share * 100)} %`;
  }, lookMs);
  let stopped = false;
  return () => {
    stopped = true;
    clearInterval(watch);
  };
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
