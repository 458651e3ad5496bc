// Voice documents: the owner's wording under headings, with placeholders in brackets. What is read here is
// sent to customers, so a template is checked when it is read, not when it is sent.
import { nearestWord } from './nearest.ts';
import { strangePlaceholders, withPlaceholders } from './placeholders.ts';
import type { Problem, ReadResult } from './reading.ts';
import { documentLines, type Line, sizeProblem } from './sentences.ts';
import { foreignProblem } from './slots/written-money.ts';
import { fold } from './tokens.ts';

export type TemplateSection = {
  /** The heading as the owner should write it, without the colon. */
  readonly heading: string;
  /** Other headings that mean the same. */
  readonly alsoCalled?: readonly string[];
  readonly placeholders: readonly string[];
  readonly required?: readonly string[];
  /** Words that must stand in the text, such as STOP. */
  readonly mustSay?: readonly { readonly word: string; readonly because: string }[];
  readonly most: { readonly characters: number; readonly because: string };
  /** `flow` joins all lines to one; `paragraphs` keeps them apart by an empty line. */
  readonly layout: 'flow' | 'paragraphs';
};

type Written = { readonly heading: Line; readonly lines: readonly Line[] };

/**
 * Reads the sections of a voice document. A section that is missing keeps `builtIn`'s text; what is there must be
 * right, and where the shop's currency is known no amount may be in another. Never throws.
 */
export function readTemplates<K extends string>(
  document: string,
  sections: Readonly<Record<K, TemplateSection>>,
  builtIn: Readonly<Record<K, string>>,
  currency?: string,
): ReadResult<Readonly<Record<K, string>>> {
  const tooLarge = sizeProblem(document);
  if (tooLarge !== undefined) return { ok: false, problems: [tooLarge] };
  const { written, problems } = splitSections(document, sections);
  const templates: Record<K, string> = { ...builtIn };
  for (const [key, { heading, lines: asWritten }] of written) {
    const section = sections[key];
    const lines = asWritten.map((line) => ({
      ...line,
      text: withPlaceholders(line.text, section.placeholders),
    }));
    const text = lines.map((line) => line.text).join(section.layout === 'flow' ? ' ' : '\n\n');
    problems.push(...sectionProblems(section, heading, lines, text));
    problems.push(...lines.flatMap((line) => foreignProblems(line, currency)));
    templates[key] = text;
  }
  if (problems.length === 0) return { ok: true, rules: templates };
  return { ok: false, problems: problems.sort((left, right) => left.line - right.line) };
}

function splitSections<K extends string>(document: string, sections: Readonly<Record<K, TemplateSection>>) {
  const headings = (Object.entries(sections) as [K, TemplateSection][]).flatMap(
    ([key, { heading, alsoCalled = [] }]) => [heading, ...alsoCalled].map((name) => ({ key, name, heading })),
  );
  const written = new Map<K, { heading: Line; lines: Line[] }>();
  const problems: Problem[] = [];
  let open: { heading: Line; lines: Line[] } | undefined;
  for (const line of documentLines(document)) {
    const [, label = '', rest = ''] = line.text.match(/^([^:{}]{1,40}): ?(.*)$/) ?? [];
    const known = headings.find(({ name }) => headingKey(name) === headingKey(label));
    if (known !== undefined) {
      const earlier = written.get(known.key);
      if (earlier !== undefined) {
        problems.push({
          ...line,
          message: `"${known.heading}" stands on line ${earlier.heading.line} and again on line ${line.line}. Keep one of them`,
        });
      }
      open = { heading: line, lines: rest === '' ? [] : [{ line: line.line, text: rest }] };
      written.set(known.key, earlier ?? open);
      continue;
    }
    const meant =
      rest === '' && label !== ''
        ? nearestWord(
            headingKey(label),
            headings.map(({ name }) => headingKey(name)),
          )
        : undefined;
    if (meant !== undefined || open === undefined) {
      const heading =
        headings.find(({ name }) => headingKey(name) === meant)?.heading ?? headings[0]?.heading;
      const message =
        meant === undefined ? 'This stands under no heading' : 'This is not a heading that I know';
      problems.push({ ...line, message, ...(heading === undefined ? {} : { nearest: `${heading}:` }) });
      continue;
    }
    open.lines.push(line);
  }
  return { written, problems };
}

function headingKey(heading: string): string {
  return fold(heading.replace(/^[-*•\d.)\s]+/, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const linkText =
  /https?:|www\.|[a-z0-9]\.(?:com|net|org|shop|store|uk|eu|io|co|info|biz|ly|de|fr|au|ca|us)\b/i;

function sectionProblems(
  section: TemplateSection,
  heading: Line,
  lines: Written['lines'],
  text: string,
): readonly Problem[] {
  const { placeholders, required = [], mustSay = [], most } = section;
  if (lines.length === 0) return [{ ...heading, message: `There is nothing under "${section.heading}"` }];
  const first = lines[0] ?? heading;
  const atStart = (message: string): Problem => ({ ...first, message });
  if (text.length > most.characters) {
    const limit = `${most.characters} are the most, because ${most.because}`;
    return [atStart(`"${section.heading}" has ${text.length} characters; ${limit}`)];
  }
  return [
    ...lines.flatMap((line) => lineProblems(line, placeholders)),
    ...required
      .filter((name) => !text.includes(`{${name}}`))
      .map((name) => atStart(`"${section.heading}" needs {${name}}`)),
    ...required
      .filter((name) => text.split(`{${name}}`).length > 2)
      .map((name) => atStart(`"${section.heading}" may have {${name}} only once`)),
    ...mustSay
      .filter(({ word }) => !new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'iu').test(text))
      .map(({ word, because }) => atStart(`"${section.heading}" needs the word ${word}: ${because}`)),
  ];
}

/** What is read here is read by customers, who pay in one currency. */
function foreignProblems(line: Line, currency: string | undefined): readonly Problem[] {
  const message = currency === undefined ? undefined : foreignProblem(line.text, currency);
  return message === undefined ? [] : [{ ...line, message }];
}

function lineProblems(line: Line, placeholders: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { written, name } of strangePlaceholders(line.text, placeholders)) {
    const nearest = nearestWord(name, placeholders);
    const known =
      placeholders.map((placeholder) => `{${placeholder}}`).join(', ') || 'no placeholders at all';
    problems.push({
      ...line,
      message: `${written} cannot be filled in here; this text may have ${known}`,
      ...(nearest === undefined ? {} : { nearest: `{${nearest}}` }),
    });
  }
  if (/[{}]/.test(line.text.replace(/\{\{[^{}]*\}\}|\{[^{}]*\}/g, ''))) {
    problems.push({ ...line, message: 'A curly bracket is open or closed only on one side' });
  }
  if (linkText.test(line.text)) {
    problems.push({
      ...line,
      message: 'A link of your own cannot stand here: customers learn that only our one link is real',
    });
  }
  return problems;
}

/**
 * Fills a template as plain text. A value is one line, and is never searched for placeholders itself. Where a value is
 * empty, the space before it goes too: "Hi {name}, ..." becomes "Hi, ...".
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  const filled = template.replace(/( ?)\{([^{}]*)\}/g, (written, space: string, name: string) => {
    const value = values[name];
    if (value === undefined) return written;
    const plain = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    return plain === '' ? '' : `${space}${plain}`;
  });
  const begun = filled.trim().replace(/^[,;:!.]\s*/, '');
  // A sentence that lost its first word to an empty value begins anew: "{name}, your bike" is "Your bike".
  return begun === filled.trim() ? begun : begun.charAt(0).toUpperCase() + begun.slice(1);
}
