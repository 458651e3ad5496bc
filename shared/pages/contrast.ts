// How well two colours can be told apart, as the accessibility guidelines (WCAG 2) count it, and a colour made darker or
// lighter until it can be read. Colours are `#rrggbb`.

/** What text needs on its background: 4.5 to 1. */
export const READABLE = 4.5;

const channels = (colour: string): readonly [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

/** From 0 for black to 1 for white. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 for the same colour to 21 for black and white. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** So much of `into` in the colour; 0 is the colour itself. */
export function mixed(colour: string, into: string, share: number): string {
  const [from, to] = [channels(colour), channels(into)];
  const parts = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const STEPS = 50;

/** The colour itself where `fits`, or else the nearest on its way to `into` that does; `into` where none does. */
export function nearest(colour: string, into: string, fits: (colour: string) => boolean): string {
  for (let step = 0; step < STEPS; step += 1) {
    const tried = mixed(colour, into, step / STEPS);
    if (fits(tried)) return tried;
  }
  return into;
}
