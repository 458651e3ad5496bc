// Sales and refunds, each with one guard missing.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';

const HOME = 'lambdas/loyalty';

export const points: readonly Mutant[] = [
  {
    name: 'ledger-row-written-twice',
    says: 'An operation that was done is done again where somebody asks twice.',
    edits: [
      {
        file: `${HOME}/state/points/points-items.ts`,
        find: "      ConditionExpression: 'attribute_not_exists(phone)',\n      ReturnValuesOnConditionCheckFailure",
        replace:
          "      ConditionExpression: 'attribute_not_exists(phone) OR attribute_exists(phone)',\n      ReturnValuesOnConditionCheckFailure",
      },
      {
        file: `${HOME}/earning/finish.ts`,
        find: 'if (!context.fresh) {',
        replace: 'if (sale.version === -1) {',
      },
    ],
  },
  {
    name: 'points-without-a-row',
    says: 'The balance moves in a write of its own, and the ledger row follows in another.',
    edits: [
      {
        file: `${HOME}/state/points/sale-credit.ts`,
        find: 'ledger: ledgerItem(tables.ledger, full),',
        replace: 'ledger: points > 30 ? undefined : ledgerItem(tables.ledger, full),',
      },
    ],
  },
  {
    name: 'balance-below-zero',
    says: 'Points are taken off a balance that does not have them.',
    edits: [
      {
        file: `${HOME}/state/points/balance-item.ts`,
        find: "...(needs === undefined ? [] : ['balance >= :needs']),",
        replace: "...(needs === undefined ? [] : ['(balance >= :needs OR balance < :needs)']),",
      },
      {
        file: `${HOME}/decisions/refund-plan.ts`,
        find: 'return balance < points\n',
        replace: 'return balance === Number.NEGATIVE_INFINITY\n',
      },
    ],
  },
  {
    name: 'sale-registered-twice',
    says: 'A sale that is told again is written down as new, and forgets what was refunded of it.',
    edits: [
      {
        file: `${HOME}/state/sales.ts`,
        find: "            // Nobody has told us of this sale.\n            ConditionExpression: 'attribute_not_exists(sale_id)',",
        replace: '',
      },
    ],
  },
  {
    name: 'sale-key-by-chance',
    says: 'The ledger key of a sale does not follow from the sale.',
    edits: [
      {
        file: `${HOME}/decisions/ledger-key.ts`,
        find: '`${closedAt}#sale:${saleId}`;\n\n/** `name`',
        replace: '`${closedAt}#sale:${saleId}.${Math.random()}`;\n\n/** `name`',
      },
      {
        file: `${HOME}/state/sales.ts`,
        find: "            // Nobody has told us of this sale.\n            ConditionExpression: 'attribute_not_exists(sale_id)',",
        replace: '',
      },
    ],
  },
  {
    name: 'refund-takes-what-is-not-left',
    says: 'What closes a sale takes its share, and not what the refunds before it left.',
    edits: [
      {
        file: `${HOME}/decisions/refund.ts`,
        find: 'if (asked >= left.total_minor) return everything(left);',
        replace: '',
      },
      {
        file: `${HOME}/decisions/refund.ts`,
        find: 'Math.min(left.base_points, exact(figures.base_points * share))',
        replace: 'exact(figures.base_points * share)',
      },
    ],
  },
  {
    name: 'refund-before-its-sale-lost',
    says: 'A refund that comes before its sale is kept, and never taken back.',
    edits: [
      {
        file: `${HOME}/earning/sale.ts`,
        find: 'for (const waiting of waitingRefunds(sale)) await settleRefund(sale.sale_id, waiting, parts);',
        replace: '',
      },
    ],
  },
  {
    name: 'older-figures-win',
    says: 'Figures that come late overwrite what a newer telling of the sale said.',
    edits: [
      {
        file: `${HOME}/decisions/correction-plan.ts`,
        find: 'updatedAt !== undefined && updated_at !== undefined && updatedAt < updated_at;',
        replace: "updatedAt !== undefined && updated_at !== undefined && updatedAt === 'never';",
      },
    ],
  },
  {
    name: 'correction-lost',
    says: 'Other figures of a sale are taken for a repeat.',
    edits: [
      {
        file: `${HOME}/earning/sale.ts`,
        find: 'if (first && (await isNoted(sale, row, parts))) return done;',
        replace: 'if (first || !first) return done;',
      },
    ],
  },
  {
    name: 'sale-left-unfinished',
    says: 'Nobody finishes a sale that was registered and then left.',
    edits: [
      {
        file: `${HOME}/functions/nightly-balance.ts`,
        find: 'await finishLeft([...yesterdays, ...sales], each, parts);',
        replace: '',
      },
      {
        file: `${HOME}/functions/nightly-balance.ts`,
        find: 'await finishLeft(await readableDays(parts.days, each).sales(day), each, parts);',
        replace: '',
      },
      {
        file: `${HOME}/earning/sale.ts`,
        find: "const done = await finish(sale, { fresh: kind === 'fresh', member, rules }, parts);",
        replace:
          "if (kind !== 'fresh') return answer('duplicate', 'added');\n  const done = await finish(sale, { fresh: true, member, rules }, parts);",
      },
    ],
  },
];
