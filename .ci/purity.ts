// Decisions must give the same answer to the same question, on any machine, at any time. This check reads the
// source of the pure folders and files and refuses whatever could make an answer depend on anything but the
// arguments, and it refuses imports that would break the direction of the house's arrows.
import { globSync, readFileSync } from 'node:fs';
import { exportProblems } from './exports.ts';
import { structureProblems } from './structure.ts';

const PURE = [
  'lambdas/*/decisions/**/*.ts',
  'lambdas/*/rules/{declarations,language,grammar,lists,settings,rules,sizes,shape,voice,explain,never-offer,fill-mail}.ts',
  'lambdas/*/owner/*.ts',
  'lambdas/*/rules/grammar/**/*.ts',
  'lambdas/loyalty/points.ts',
  'shared/time/{calendar-month,periods,time,instant,zone,quiet-hours,when}.ts',
  'shared/{shop/{currencies,money},owner-mail/{brought,owner-paragraph,monthly-letter,figures},events/store-events}.ts',
  'shared/people/{address,consent,consent-write,dialling-prefixes,held-out,misread-forms,person-keys,phone,phone-forms,phone-text,punycode}.ts',
  'shared/files/*.ts',
  'shared/platforms/{saved-cart,cart-sums,feed-columns,feed-record}.ts',
  'tools/import/{address-columns,contradictions,known-status,member-status,members-columns,members-exports,sales-columns,sales-exports,history-columns}.ts',
  'tools/{connect/plan,deploy/{dangers,stuck,versions}}.ts',
  'conformance/{compare/*,engine/{crutches,gaps},report}.ts',
  'tools/restore/products/{registry,upsell,cart-recovery,loyalty}.ts',
  'shared/messages/{line-problems,line-words,disguise,lookalikes,masked-phone,stop-words,failure-rate,greeting,gsm,gsm-alphabet,gsm-signs,text-price,next-try,outcome,pacer,unsubscribe,inbound-text,mail-feedback}.ts',
  'shared/model/{ids,families,failure,port}.ts',
  'shared/pages/*.ts',
  'shared/stories/**/*.ts',
  'shared/statistics/*.ts',
  'shared/text/{cut,ends,formats,ids,kept-lines,listed,nearest,number-words,well-formed}.ts',
  'shared/rules/{candidates,declaration,disagreement,document,examples-near,explaining,goods,grammar,handbook,language,matching,naming,pattern,subject,owner-documents,placeholders,plainly,read-sentence,reading,sentences,steps,template,tokens,nearest}.ts',
  'shared/rules/{at-work,slots,declared,sheet}/**/*.ts',
];

const IMPURE: readonly (readonly [RegExp, string])[] = [
  [/from '@aws-sdk\//, 'imports the AWS SDK'],
  [/from 'node:(?!util')/, 'imports from node:'],
  [/process\.env/, 'reads the environment'],
  [/Date\.now\(/, 'reads the clock'],
  [/new Date\(\s*\)/, 'reads the clock'],
  [/Temporal\.Now/, 'reads the clock'],
  [/performance\.now/, 'reads the clock'],
  [/Math\.random|randomUUID|randomBytes|getRandomValues/, 'draws randomness'],
  [/\bfetch\(/, 'uses the network'],
  [/\bsetTimeout\(|\bsetInterval\(/, 'waits'],
  [/\bconsole\./, 'prints'],
];

/** Which folder may not import from which: bin → lib → (names only) lambdas → shared, and local from neither. */
const ARROWS: readonly (readonly [string, RegExp, string])[] = [
  [
    'shared/**/*.ts',
    /from '[^']*\/(lambdas|lib|bin|local)\//,
    'shared imports nothing of the house but shared',
  ],
  ['lambdas/**/*.ts', /from '[^']*\/(lib|bin|local)\//, 'lambdas import shared only'],
  [
    '{lambdas,tools}/**/*.ts',
    /new TransactWriteCommand\(/,
    'a transaction is written by shared/aws/transact.ts, under one token for all its tries',
  ],
  [
    '{lambdas,tools}/**/!(ledger-key).ts',
    /['"`][^'"`\n]*#(sale:|refund:|redeem:|goodwill:|bonus:|import:|moved|reversed|erased\b)|\bts\}#|\bts\??\.(split|slice|replace|replaceAll|startsWith|endsWith|includes|indexOf|match)\(/,
    'ledger keys are made and taken apart by lambdas/loyalty/decisions/ledger-key.ts alone',
  ],
  [
    '{lambdas,tools}/**/!(offers).ts',
    /LastEvaluatedKey|Unprocessed(?:Keys|Items)|paginate(?:Query|Scan)\(|for \(let (?:round|race|look)\b/,
    'pages, batches and looks after a lost race are those of shared/aws/{pages,batches,look-again}.ts',
  ],
  [
    '{lambdas,tools,local,shared}/**/!(own-row).ts',
    /from '[^']*\/points\/balance-item\.ts'/,
    'a balance is changed by lambdas/loyalty/state/points, and by npm run erase, and by nothing else',
  ],
  ['lib/**/*.ts', /from '[^']*\/lambdas\/(?!.*names\.ts)/, 'lib may import names from lambdas, nothing else'],
  ['lib/**/*.ts', /from '[^']*\/(bin|local)\//, 'lib imports neither bin nor local'],
  [
    'local/**/*.ts',
    /from '[^']*\/(?:lambdas|lib)\/(?!constructs\/bundle\/(?:options|made-beside)\.ts'|product-names\.ts')/,
    'local reads cdk.out, never the code of a function or a stack; how a bundle is made, and what products are called, it may ask',
  ],
  [
    'local/{aws,console,control,demo,functions,runtime,sample,simulator,template,time}/**/*.ts',
    /from '[^']*\/products\//,
    'the laptop is handed its products as packs, by npm start, npm run demo and npm run simulate, and imports none',
  ],
];

const problems: string[] = [];
const read = (pattern: string) =>
  globSync(pattern).map((file) => [file, readFileSync(file, 'utf8')] as const);
const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

let checked = 0;
for (const pattern of PURE) {
  for (const [file, text] of read(pattern)) {
    checked += 1;
    for (const [found, why] of IMPURE) {
      const match = found.exec(text);
      if (match !== null) problems.push(`${file}:${lineOf(text, match.index)} is pure and ${why}`);
    }
  }
}
for (const [pattern, forbidden, rule] of ARROWS) {
  for (const [file, text] of read(pattern)) {
    const match = forbidden.exec(text);
    if (match !== null) problems.push(`${file}:${lineOf(text, match.index)} breaks an arrow: ${rule}`);
  }
}
problems.push(...structureProblems(), ...exportProblems());

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`purity: ${checked} pure files checked, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 && checked > 0 ? 0 : 1;
