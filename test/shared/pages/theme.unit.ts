import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../../shared/pages/contrast.ts';
import { customProperties, type Palette, themeOf } from '../../../shared/pages/theme.ts';

/** Every pair of which one is read on the other. */
const READ_ON: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'tint'],
  ['soft', 'paper'],
  ['soft', 'card'],
  ['accent', 'paper'],
  ['accent', 'card'],
  ['accent', 'tint'],
  ['onAccent', 'accent'],
  ['wrong', 'card'],
  ['wrong', 'paper'],
  ['wrong', 'wrongTint'],
];

const colour = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);

test('given any colour that a shop may have, then everything can be read by day and by night', () => {
  fc.assert(
    fc.property(fc.option(colour, { nil: undefined }), (chosen) => {
      const theme = themeOf(chosen === undefined ? undefined : { colour: chosen });
      for (const palette of [theme.light, theme.dark])
        for (const [text, behind] of READ_ON)
          expect(contrast(palette[text], palette[behind]), `${text} on ${behind}`).toBeGreaterThanOrEqual(
            4.5,
          );
    }),
    { seed: 17, numRuns: 500 },
  );
});

describe('given what a shop says of its look', () => {
  test('then a colour that reads is taken as it is by day, and lightened by night', () => {
    const { light, dark } = themeOf({ colour: '#7A1F3D' });
    expect(light.accent).toBe('#7a1f3d');
    expect(dark.accent).not.toBe('#7a1f3d');
  });

  test('then its font stands first, and the words of style sheets are no names', () => {
    expect(themeOf({ font: 'Gill Sans' }).fonts).toMatch(/^'Gill Sans',system-ui,/);
    expect(themeOf({ font: 'serif' }).fonts).toMatch(/^serif,system-ui,/);
  });

  test('then a style sheet has both lights, and no double quote that would end an attribute', () => {
    const sheet = customProperties(themeOf({ colour: '#7a1f3d', font: 'Georgia' }));
    expect(sheet).toContain('--accent:#7a1f3d');
    expect(sheet).toContain('--on-accent:#ffffff');
    expect(sheet).toContain("--fonts:'Georgia',");
    expect(sheet).not.toContain('"');
  });
});

test('given black and white, then their contrast is 21 to 1, and a colour has none with itself', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#7a1f3d', '#7a1f3d')).toBe(1);
});
