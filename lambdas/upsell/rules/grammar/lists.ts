// What is never offered, and what always goes together. These may be written as often as the owner likes.
import { formsOf } from '../../../../shared/rules/grammar.ts';
import { names, sku } from '../../../../shared/rules/slots/names.ts';
import type { UpsellForm, UpsellRule } from '../rule.ts';

const form = formsOf<UpsellRule>();

export const listForms: readonly UpsellForm[] = [
  form({
    id: 'never-offer',
    example: 'Never offer gift cards.',
    stated: 'often',
    patterns: [
      '(never|do not|dont) [ever] (offer|suggest|recommend|propose) {things}',
      '(never|do not|dont) [ever] (offer|suggest|recommend|propose) {things} as [an] add-on',
      '(exclude|leave out) {things}',
    ],
    slots: { things: names() },
    toRule: ({ things = [] }) => ({ rule: 'never-offer', things }),
  }),
  form({
    id: 'always-pair',
    example: 'Always pair BIKE-COMMUTER with BUNDLE-LIGHTS-LOCK.',
    stated: 'often',
    patterns: [
      '[always] (pair|match|combine) {triggers} with {addOn}',
      '[always] (offer|suggest|recommend) {addOn} (with|for|after|to go with|to buyers of|to everyone who buys) {triggers}',
      '{triggers} always (go|goes) with {addOn}',
    ],
    slots: { triggers: names(), addOn: sku() },
    toRule: ({ triggers = [], addOn = '' }) => ({
      rule: 'always-pair',
      pairs: triggers.map(({ value }) => ({ trigger: value, addOn })),
    }),
  }),
  // "Never offer:" as a heading with a list below it.
  form({
    id: 'never-offer',
    example: 'Never offer gift cards.',
    stated: 'often',
    under: {
      headings: ['Never offer', 'Do not offer', 'Never offer list', 'Never-offer list'],
      bulletsOnly: true,
    },
    patterns: ['{things}'],
    slots: { things: names() },
    toRule: ({ things = [] }) => ({ rule: 'never-offer', things }),
  }),
];
