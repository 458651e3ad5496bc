// The letter's colours in both lights. Text on its background has a contrast of at least 4.5 to 1 in each.
export const colours = {
  light: {
    paper: '#f6f5f2',
    card: '#ffffff',
    line: '#dcdad4',
    ink: '#1d2327',
    soft: '#56616a',
    accent: '#0b6b57',
    onAccent: '#ffffff',
    track: '#e9e7e1',
    wrong: '#b3261e',
  },
  dark: {
    paper: '#14181a',
    card: '#1d2326',
    line: '#343c40',
    ink: '#e9ecec',
    soft: '#a3adb3',
    accent: '#5cc9ae',
    onAccent: '#0c1f1a',
    track: '#2d3539',
    wrong: '#ff9a8f',
  },
} as const;

// No double quotes: the list stands inside style attributes.
export const fonts = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
