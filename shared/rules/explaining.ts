// What declarations say of rules in plain words: of each sentence of a document, of what no sentence says, and each with the rule
// at work.
import type { AtWork, AtWorkTable } from './at-work/at-work.ts';
import type { Declaration, Declarations, RulesOf, Setting, StatedOf } from './declaration.ts';
import type { Meaning, ShopWords } from './explained.ts';
import type { Rule } from './grammar.ts';

/** One line of an explanation; `rule` names the declaration. */
export type Explained = { readonly rule: string; readonly means: string };

type Silent = {
  /** The fields that no sentence is about. Default: all. */
  readonly silent?: readonly string[];
  readonly atWork: AtWorkTable | undefined;
};

export function makeExplainer<D extends Declarations>(declarations: D) {
  const fields = Object.keys(declarations);
  const declared = (field: unknown) => declarations[field as string] as Declaration<unknown>;

  const explainField = (field: string, rules: RulesOf<D>, shop: ShopWords): readonly Explained[] => {
    const { rule, means, always = false, inForce: lines } = declared(field);
    const value = (rules as Readonly<Record<string, unknown>>)[field];
    const setting = { shop, rules };
    const said = lines?.(value, setting) ?? (isNothing(value) && !always ? [] : [means(value, setting)]);
    return said.map((line) => ({ rule, means: line }));
  };

  const saysField = (field: string, setting: Setting, atWork: AtWork | undefined): readonly Meaning[] => {
    const lines = explainField(field, setting.rules as RulesOf<D>, setting.shop);
    const value = setting.rules[field];
    // Of a list that is told line by line each has its own; else the value is shown at work once, a list of one included.
    const isTold = declared(field).inForce !== undefined;
    const parts = isTold && Array.isArray(value) && value.length === lines.length ? value : [value];
    return lines.map((explained, at) => ({
      line: 0,
      text: '',
      ...explained,
      ...(at < parts.length ? shown(parts[at], setting, atWork) : {}),
    }));
  };

  return {
    explain: (rules: RulesOf<D>, shop: ShopWords): readonly Explained[] =>
      fields.flatMap((field) => explainField(field, rules, shop)),

    /** What rules in force mean. */
    says: (rules: RulesOf<D>, shop: ShopWords, { silent = fields, atWork }: Silent): readonly Meaning[] =>
      silent.flatMap((field) => saysField(field, { shop, rules }, atWork?.[field])),

    /** What sentences mean, each by itself. */
    written: (
      rules: readonly Rule<StatedOf<D>>[],
      setting: Setting,
      atWork: AtWorkTable | undefined,
    ): readonly Meaning[] =>
      rules.map(({ line, text, value }) => {
        const means = all(value).map((one) => declared(one.field).means(one.value, setting));
        const { rule } = declared(value.field);
        const work = atWork?.[value.field as string];
        return { line, text, means: means.join(' '), rule, ...shown(value.value, setting, work) };
      }),
  };
}

/** What a rule does in one case, and what of it never acts. */
function shown(
  value: unknown,
  setting: Setting,
  atWork: AtWork | undefined,
): Pick<Meaning, 'example' | 'doubts'> {
  const example = atWork?.example?.(value, setting);
  const doubts = isNothing(value) ? [] : (atWork?.doubts?.(value, setting) ?? []);
  return {
    ...(example === undefined ? {} : { example }),
    ...(doubts.length === 0 ? {} : { doubts }),
  };
}

/** What a sentence states, of its own field and of others. */
export const all = <D extends Declarations>(stated: StatedOf<D>): readonly StatedOf<D>[] => [
  stated,
  ...(stated.also as readonly StatedOf<D>[]),
];

const isNothing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);
