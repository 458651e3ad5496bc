// Single cells as programs export them and spreadsheet programs change them, brought back to what was meant; or what is wrong
// with them, where that cannot be known any more.

/** Excel shows a long number so, and saves what it shows: the other digits are gone. */
const LOST_DIGITS = /^[+-]?\d(?:[.,]\d+E\+?|E\+)\d{1,3}$/i;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|SPILL!|#+)$|^#{3,}$/i;
/** `="0123"` keeps a nought; an apostrophe says that what follows is text. */
const AS_FORMULA = /^="([^"]*)"$/;
const MARKED = /^['’](?=[=+\-@]|\d+$)/;
/** How programs write that there is nothing. */
const NOTHING = /^(?:-+|n\/?a|null|none|nil|undefined|not provided)$/i;

/** Without the wrappings that only spreadsheet programs need, no-break spaces as spaces. */
export function plainCell(written: string): string {
  const cell = written.replaceAll(/[\u00a0\u2007\u202f]/g, ' ').trim();
  const formula = AS_FORMULA.exec(cell);
  return (formula?.[1] ?? cell).replace(MARKED, '').trim();
}

/** The same, and empty for what only says that there is nothing. */
export function valueCell(written: string): string {
  const cell = plainCell(written);
  return NOTHING.test(cell) ? '' : cell;
}

/** What makes the cell unusable whatever it means; undefined for one that says something. */
export function damage(cell: string): string | undefined {
  if (LOST_DIGITS.test(cell))
    return 'has lost its last digits in a spreadsheet program; export it again and do not save it there';
  return SPREADSHEET_ERROR.test(cell) ? 'is an error of a spreadsheet program' : undefined;
}

const YES = /^(?:true|yes|y|1|x|on|ja|oui|si|sí|sì|sim|tak|subscribed|opted[ -]?in|opt[ -]?in|accepted)$/i;
const NO =
  /^(?:false|no|n|0|off|nein|non|não|nie|unsubscribed|not[ _-]?subscribed|opted[ -]?out|opt[ -]?out|declined|unknown|pending)$/i;

/** Undefined for what is neither a clear yes nor a clear no. */
export function yesOrNo(cell: string): boolean | undefined {
  if (YES.test(cell)) return true;
  return NO.test(cell) ? false : undefined;
}

/** A telephone number that a program kept as a number with decimals is one without. */
export const phoneCell = (cell: string): string => cell.replace(/^(\+?\d{7,15})[.,]0+$/, '$1');

/** What is wrong with a cell that is no telephone number. */
export const phoneProblem = (cell: string): string =>
  /\d ?(?:[/\\;,|&\n]|\bor\b|\band\b) ?[+(]{0,2}\d/i.test(cell)
    ? 'may be more than one number; leave the right one'
    : 'is no phone number';
