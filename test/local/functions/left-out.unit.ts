import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leavesImportsOut } from '../../../local/functions/left-out.ts';

function codeOf(text: string, name = 'index.mjs'): string {
  const folder = mkdtempSync(join(tmpdir(), 'left-out-'));
  writeFileSync(join(folder, name), text);
  return folder;
}

it.each([
  ["import { S3 } from '@aws-sdk/client-s3';", 'index.mjs'],
  ['import{S3 as a}from"@aws-sdk/client-s3";', 'index.mjs'],
  ['import "reflect-metadata";', 'index.mjs'],
  ['const aws = require("@aws-sdk/client-s3");', 'index.js'],
  ['var e=require("pg")', 'index.cjs'],
])('sees what code leaves to others: %s', (text, name) => {
  expect(leavesImportsOut(codeOf(text, name), 'index.handler')).toBe(true);
});

it.each([
  'import { createHmac } from "node:crypto"; import{join as j}from"path";',
  'throw new Error(`call [require("@aws-sdk/signature-v4-crt");] or [import "@aws-sdk/signature-v4-crt";]`);',
  'const kinds = { from: "a", import: ",", erased: ":" }; n==="from"||n==="until"',
  'import { help } from "./help.mjs";',
])('and leaves alone what stands by itself: %s', (text) => {
  expect(leavesImportsOut(codeOf(text), 'index.handler')).toBe(false);
});

it('says nothing of code that is not there', () => {
  expect(leavesImportsOut('/nowhere', 'index.handler')).toBe(false);
});
