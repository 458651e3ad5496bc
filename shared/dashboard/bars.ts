// Thirteen weeks of one figure as a row of bars. Read without colour: a week that is over is a full bar, the present one, which is not, an
// empty one, and a week without any is a line on the ground. The numbers themselves stand in the table beside it.
import { type Markup, markup } from '../pages/markup.ts';

const STEP = 20;
const BAR = 14;
const HEIGHT = 56;
const GROUND = 1;
/** What is more than nothing is never drawn as nothing. */
const LEAST = 3;

/** `values` oldest first; the last is the present week's. */
export function bars(values: readonly number[]): Markup {
  const most = Math.max(...values, 0);
  const width = values.length * STEP;
  const drawn = values.map((value, at) => {
    const height = value <= 0 || most === 0 ? 0 : Math.max(LEAST, Math.round((value / most) * HEIGHT));
    if (height === 0) return '';
    const x = at * STEP + (STEP - BAR) / 2;
    const y = HEIGHT + GROUND - height;
    const isNow = at === values.length - 1;
    return isNow
      ? markup`<rect class="now" x="${x + 1}" y="${y + 1}" width="${BAR - 2}" height="${Math.max(1, height - 2)}"/>`
      : markup`<rect x="${x}" y="${y}" width="${BAR}" height="${height}"/>`;
  });
  return markup`<svg viewBox="0 0 ${width} ${HEIGHT + 2 * GROUND}" aria-hidden="true" focusable="false">${drawn}<line x1="0" y1="${HEIGHT + GROUND}" x2="${width}" y2="${HEIGHT + GROUND}"/></svg>`;
}
