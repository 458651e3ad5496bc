// The one look of every mail and every page: its colours in both lights, its letters, its logo. What the shop's settings say
// is worked into it here and nowhere else, so that all of them look alike. Text on its background has a contrast of at
// least 4.5 to 1 in each light, whatever colour the shop has.
import type { Look } from '../shop/look.ts';
import { contrast, mixed, nearest, READABLE } from './contrast.ts';

const BLACK = '#000000';
const WHITE = '#ffffff';

export type Palette = {
  readonly paper: string;
  readonly card: string;
  readonly line: string;
  /** Of fields: it must be seen, where a line may be overlooked. */
  readonly edge: string;
  readonly ink: string;
  readonly soft: string;
  readonly accent: string;
  readonly onAccent: string;
  /** A breath of the accent, for what is to be noticed. */
  readonly tint: string;
  readonly track: string;
  readonly wrong: string;
  readonly wrongTint: string;
};

export type Theme = {
  readonly light: Palette;
  readonly dark: Palette;
  /** Without double quotes: the list stands inside style attributes. */
  readonly fonts: string;
  readonly logoUrl?: string;
};

const house: Theme = {
  light: {
    paper: '#f6f5f2',
    card: '#ffffff',
    line: '#dcdad4',
    edge: '#7d868d',
    ink: '#1d2327',
    soft: '#56616a',
    accent: '#0b6b57',
    onAccent: '#ffffff',
    tint: '#e6f1ee',
    track: '#e9e7e1',
    wrong: '#a3261f',
    wrongTint: '#fbeae8',
  },
  dark: {
    paper: '#14181a',
    card: '#1d2326',
    line: '#343c40',
    edge: '#7f8a90',
    ink: '#e9ecec',
    soft: '#a3adb3',
    accent: '#5cc9ae',
    onAccent: '#0c1f1a',
    tint: '#1c3530',
    track: '#2d3539',
    wrong: '#ff9a8f',
    wrongTint: '#3a2120',
  },
  fonts: "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
};

/** The theme of a shop; the house's own where its settings say nothing. */
export function themeOf(look: Look | undefined): Theme {
  if (look === undefined) return house;
  const { logoUrl, colour, font } = look;
  return {
    light: colour === undefined ? house.light : { ...house.light, ...lightAccent(colour) },
    dark: colour === undefined ? house.dark : { ...house.dark, ...darkAccent(colour) },
    fonts: font === undefined ? house.fonts : `${familyName(font)},${house.fonts}`,
    ...(logoUrl === undefined ? {} : { logoUrl }),
  };
}

/** By day: as the shop has it, or darker, until it reads on paper and on its own tint, and white reads on it. */
function lightAccent(colour: string): Pick<Palette, 'accent' | 'onAccent' | 'tint'> {
  const accent = accentByDay(colour);
  return { accent, onAccent: WHITE, tint: tintByDay(accent) };
}

const tintByDay = (accent: string): string => mixed(accent, WHITE, 0.9);

/** The shop's colour as it is drawn by day: itself, if it can be read there. */
export const accentByDay = (colour: string): string =>
  nearest(colour.toLowerCase(), BLACK, (tried) =>
    [house.light.paper, house.light.card, tintByDay(tried)].every(
      (behind) => contrast(tried, behind) >= READABLE,
    ),
  );

/** By night: lighter, until it reads on the dark card and on its own tint; what stands on it is dark. */
function darkAccent(colour: string): Pick<Palette, 'accent' | 'onAccent' | 'tint'> {
  const { card, paper } = house.dark;
  const tintOf = (accent: string) => mixed(accent, card, 0.85);
  const accent = nearest(colour.toLowerCase(), WHITE, (tried) =>
    [card, tintOf(tried)].every((behind) => contrast(tried, behind) >= READABLE),
  );
  return { accent, onAccent: paper, tint: tintOf(accent) };
}

const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'system-ui']);

/** In single quotes, but for the words that style sheets know themselves. */
const familyName = (font: string): string => (GENERIC.has(font) ? font : `'${font}'`);

/** The colours as a style sheet has them, by the names that all of ours use. */
export function customProperties(theme: Theme): string {
  const of = (palette: Palette) =>
    Object.entries(palette)
      .map(
        ([name, colour]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${colour}`,
      )
      .join(';');
  return `:root{color-scheme:light dark;--fonts:${theme.fonts};${of(theme.light)}}
@media (prefers-color-scheme:dark){:root{${of(theme.dark)}}}`;
}
