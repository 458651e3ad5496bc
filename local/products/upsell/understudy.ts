// What the stand-in model says when it is asked to pick: on purpose it also proposes what the shop's rules must reject, so
// that every order on the laptop exercises them.
import { isRecord, records } from '../../aws/services/names.ts';
import type { PromptData, Understudy } from '../../aws/services/stand-in-model.ts';

/** A SKU that no shop sells. */
export const UNKNOWN_SKU = 'MYSTERY-GIFT';

const SUGGESTION_LIMIT = 5;
const LINES: readonly ((name: string, main: string) => string)[] = [
  (name, main) => `${name} would suit your ${main} nicely.`,
  (name, main) => `A ${main} is hardly complete without ${name}.`,
  (name, main) => `${name} and your ${main} belong together.`,
];

export const picker: Understudy = {
  knows: (_, data) => records(data.candidates).length > 0,
  answer: rankCandidates,
};

/** First what must be rejected (unknown, bought already), then the candidates in the prompt's own order. */
function rankCandidates(data: PromptData): string {
  const main = String(records(data.basket)[0]?.name ?? 'order').toLowerCase();
  const bought = [...skusIn(data.owned), ...skusIn(data.history), ...skusIn(data.basket)].at(0);
  const candidates = records(data.candidates).map((candidate, index) => ({
    sku: String(candidate.sku),
    line: LINES[index % LINES.length]!(String(candidate.name ?? 'This'), main),
  }));
  const wrong = [UNKNOWN_SKU, ...(bought === undefined ? [] : [bought])].map((sku) => ({
    sku,
    line: `Something special for your ${main}.`,
  }));
  return JSON.stringify({ suggestions: [...wrong, ...candidates].slice(0, SUGGESTION_LIMIT) });
}

function skusIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const sku: unknown = isRecord(item) ? item.sku : item;
    return typeof sku === 'string' ? [sku] : [];
  });
}
