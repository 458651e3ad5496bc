// From the raw text of a document to numbered sentences. Everything here forgives what word processors and
// Google Docs do to plain text: byte order marks, curly quotes, dashes, bullets, comment anchors.
import { cut } from '../text/cut.ts';
import { wellFormed } from '../text/well-formed.ts';
import type { Problem } from './reading.ts';
import { fold } from './tokens.ts';

export type Sentence = {
  readonly line: number;
  readonly text: string;
  /** The heading above it, folded and without the colon; empty before the first one. */
  readonly section: string;
  /** Whether its line began with a bullet or a number. */
  readonly bulleted: boolean;
};

export type Line = { readonly line: number; readonly text: string };

/** Far above any honest document, and low enough that no document can keep a function busy. */
export const maxDocumentCharacters = 64_000;
export const maxDocumentLines = 2_000;
/** A paragraph of a page; word processors write one as one line. */
export const maxLineCharacters = 4_000;
/** More bytes than the most characters can have are not even fetched. */
export const maxDocumentBytes = 256_000;

const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

const shownCharacters = 60;
/** What is shown of a sentence that is too long to be shown whole. */
export const beginning = (text: string): string => cut(text, { characters: shownCharacters });

/** Why a document is not read at all, or undefined when it is. */
export function sizeProblem(document: string): Problem | undefined {
  const whole = (message: string): Problem => ({ line: 0, text: '', message });
  if (document.length > maxDocumentCharacters) {
    return whole(`The document is longer than ${maxDocumentCharacters} characters, which are the most`);
  }
  const lines = document.split(lineBreak);
  if (lines.length > maxDocumentLines) {
    return whole(`The document has ${lines.length} lines; ${maxDocumentLines} are the most`);
  }
  const long = lines.findIndex((line) => line.length > maxLineCharacters);
  if (long === -1) return undefined;
  return {
    line: long + 1,
    text: `${beginning(cleanLine(lines[long] ?? ''))}...`,
    message: `This line is too long; ${maxLineCharacters} characters are the most`,
  };
}

/**
 * The document's lines that say something, numbered from 1. Comments (`#`, or wholly in round brackets), rulers and the
 * anchors `[a]` that Google Docs leaves where somebody commented are gone.
 */
export function documentLines(document: string): readonly Line[] {
  return document
    .split(lineBreak)
    .map((raw, index) => ({ line: index + 1, text: cleanLine(raw) }))
    .filter(({ text }) => !isComment(text));
}

function cleanLine(raw: string): string {
  return wellFormed(raw)
    .replaceAll('\ufffd', ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/(?<=\S)\[[a-z]{1,2}\]/g, '')
    .trim();
}

function isComment(text: string): boolean {
  return text === '' || /^#|^\[[a-z]{1,2}\]|^\(.*\)\.?$/.test(text) || !/[\p{L}\p{N}]/u.test(text);
}

/** The sentences of a rules document. A line that ends in a colon is a heading for what follows it. */
export function sentencesOf(document: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let section = '';
  for (const { line, text } of documentLines(document)) {
    const unbulleted = withoutBullet(text);
    const plain = plainCharacters(unbulleted);
    const bulleted = unbulleted !== text;
    if (/^[^:]+:$/.test(plain)) {
      section = fold(plain.slice(0, -1));
      continue;
    }
    for (const sentence of splitSentences(plain)) {
      sentences.push({ line, text: sentence, section, bulleted });
    }
  }
  return sentences;
}

const bullet = /^(?:[-*+•·‣▪◦●○–—]|\d{1,2}[.)]|[a-z][.)])\s+/i;

function withoutBullet(text: string): string {
  return text.replace(bullet, '').replace(bullet, '');
}

/** Typographers' characters become the ones on a keyboard, so that a sentence means the same however it was typed. */
function plainCharacters(text: string): string {
  return (
    text
      .replace(/[‘’‚‛′`]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      // A name in single quotation marks; an apostrophe has a letter beside it on either side, or at one end only.
      .replace(/(^|\s)'([^'"]{2,40})'(?=[\s.,;:!?)]|$)/g, '$1"$2"')
      .replace(/[‐‑‒–—−]/g, '-')
      .replace(/…/g, '...')
      .replace(/(?<=\d ?(?:points?|pts?)) ?\/ ?(?=[\p{Sc}\d])/giu, ' per ')
      .replace(/\b([ap])\.\s?m\b\.?/gi, '$1m')
  );
}

/** Longer than any of them, with what stands before it. */
const abbreviationCharacters = 12;
const abbreviation =
  /(?:^|\s)(?:dr|mr|mrs|ms|st|vs|inc|ltd|co|e\.g|i\.e|approx|incl|excl)\.$|^(?:max|min)\.$/i;

function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  let quoted = false;
  const lastQuote = text.lastIndexOf('"');
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    const ends = /[.!?;]/.test(text[at] ?? '') && /^(?:\s|$)/.test(text.slice(at + 1, at + 2));
    const before = text.slice(Math.max(start, at - abbreviationCharacters), at + 1);
    if (!ends || (quoted && lastQuote >= at) || abbreviation.test(before)) continue;
    sentences.push(text.slice(start, at + 1));
    start = at + 1;
  }
  sentences.push(text.slice(start));
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
