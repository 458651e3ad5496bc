// The plain-text part of a letter, from the same blocks as the HTML part.
import { isolated } from './direction.ts';
import {
  type Bar,
  barPercents,
  type EmailBlock,
  type EmailContent,
  footerLines,
  linkAddress,
  progressPercent,
  type SaidRow,
} from './email-blocks.ts';

const barColumns = 20;
// Mail programs of fixed width wrap at 78; a chart of longer labels would lose its columns.
const labelColumns = 36;

/** The letter as plain text, blocks apart by an empty line, ending in a line break. */
export function emailText(content: EmailContent): string {
  const { heading, blocks, footer, shop } = content;
  const unsubscribe =
    footer.unsubscribe === undefined
      ? []
      : [`${oneLine(footer.unsubscribe.label)}: ${linkAddress(footer.unsubscribe.url)}`];
  const parts = [
    underlined(oneLine(heading), '='),
    ...blocks.map(blockText).filter((text) => text !== ''),
    // The customary mark below which mail programs see a signature: two dashes and a space.
    ['-- ', oneLine(shop.name), ...footerLines(content).map(oneLine), ...unsubscribe].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One block as plain text. */
export function blockText(block: EmailBlock): string {
  switch (block.kind) {
    case 'heading':
      return underlined(oneLine(block.text), '-');
    case 'paragraph':
    case 'note':
      return block.text.trim();
    case 'button':
      return `${oneLine(block.label)}:\n${linkAddress(block.url)}`;
    case 'keyValueTable': {
      const rows = block.rows.map(({ key, value }) => ({ label: oneLine(key), shown: oneLine(value) }));
      const width = widest(rows.map((row) => row.label));
      const lines = rows.map((row) => `${row.label.padEnd(width)}  ${row.shown}`);
      return [...(block.caption === undefined ? [] : [oneLine(block.caption)]), ...lines].join('\n');
    }
    case 'items':
      return itemLines(block).join('\n');
    case 'sentences':
      return [`${oneLine(block.caption)}:`, ...block.rows.flatMap(saidLines)].join('\n');
    case 'barChart':
      return [oneLine(block.caption), ...barLines(block.bars)].join('\n');
    case 'figure':
      return `${oneLine(block.figure)} ${oneLine(block.label)}`;
    case 'progress':
      return `[${drawnBar(progressPercent(block.share), '-')}] ${oneLine(block.label)}`;
    case 'ticket':
      return `* ${oneLine(block.title)}\n  ${oneLine(block.detail)}`;
  }
}

/** Where it stands, what it says, and below it, set in, what there is to say of it. */
function saidLines({ label, text, notes }: SaidRow): readonly string[] {
  const said = setIn(text);
  const colon = notes.length === 0 || /[.!?:]$/.test(said) ? '' : ':';
  const head = label === undefined ? `  ${said}${colon}` : `  ${oneLine(label)}: ${said}`;
  return [head, ...notes.map((note) => `      ${setIn(note.text)}`)];
}

const setIn = (text: string): string => text.trimEnd().replaceAll('\n', '\n      ');

// No columns: names are long and of any script, and few programs show plain text in fixed width.
function itemLines({
  items,
  more,
  extras = [],
  total,
}: Extract<EmailBlock, { kind: 'items' }>): readonly string[] {
  return [
    ...items.map(
      ({ name, amount, url }) =>
        `- ${isolated(oneLine(name))}: ${oneLine(amount)}${url === undefined ? '' : `\n  ${url}`}`,
    ),
    ...(more > 0 ? [`- and ${more} more`] : []),
    ...extras.map(({ label, amount }) => `${isolated(oneLine(label))}: ${oneLine(amount)}`),
    `${oneLine(total.label)}: ${oneLine(total.amount)}`,
  ];
}

function barLines(bars: readonly Bar[]): readonly string[] {
  const percents = barPercents(bars);
  const width = widest(bars.map((bar) => oneLine(bar.label)));
  return bars.map((bar, index) => {
    const drawn = drawnBar(percents[index] ?? 0);
    return `${oneLine(bar.label).padEnd(width)}  ${drawn}  ${oneLine(bar.shown ?? String(bar.value))}`;
  });
}

const drawnBar = (percent: number, rest = ' '): string =>
  '#'.repeat(Math.ceil((percent / 100) * barColumns)).padEnd(barColumns, rest);

const widest = (labels: readonly string[]): number =>
  Math.min(labelColumns, Math.max(0, ...labels.map((label) => label.length)));

const underlined = (text: string, line: string): string =>
  `${text}\n${line.repeat(Math.min(text.length, 72))}`;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
