// The settings block as plain data: reading and changing one setting by its dotted path.
import { schemaAt } from '../../lib/settings/shop-settings.ts';

export type Block = Readonly<Record<string, unknown>>;

/** The value at `products.upsell.region`, or undefined. */
export function settingAt(block: Block, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return value !== null && typeof value === 'object' ? (value as Block)[key] : undefined;
  }, block);
}

/** The block with this setting; `undefined` takes it out. Never changes its argument. */
export function withSetting(block: Block, path: string, value: unknown): Block {
  const [key = '', ...rest] = path.split('.');
  const { [key]: present, ...others } = block;
  const inner =
    rest.length === 0 ? value : withSetting(isBlock(present) ? present : {}, rest.join('.'), value);
  const gone = inner === undefined || (rest.length > 0 && isBlock(inner) && Object.keys(inner).length === 0);
  if (gone) return others;
  // An existing key keeps its place, so that a change shows as one line in version control.
  return key in block ? { ...block, [key]: inner } : { ...others, [key]: inner };
}

/** All settings of `changes` put over those of `block`; what `changes` does not name stays. */
export function merged(block: Block, changes: Block): Block {
  const result: Record<string, unknown> = { ...block };
  for (const [key, value] of Object.entries(changes)) {
    const present = result[key];
    result[key] = isBlock(value) && isBlock(present) ? merged(present, value) : value;
  }
  return result;
}

/**
 * What somebody typed, as the value the setting takes: text where text fits, else a number, true or false, or a list
 * separated by commas. Nothing typed is `undefined`. Text that fits nothing stays as it is, for the check to refuse.
 */
export function readAnswer(path: string, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  const number = Number(text);
  const candidates: unknown[] = [text, text === 'true' ? true : text === 'false' ? false : number];
  candidates.push(text.split(',').map((part) => part.trim()));
  const schema = schemaAt(path.split('.'));
  return candidates.find((candidate) => schema?.safeParse(candidate).success === true) ?? text;
}

/** True when this value is good for the setting, else the sentence that says why not. */
export function checked(path: string, typed: string): true | string {
  const result = schemaAt(path.split('.'))?.safeParse(readAnswer(path, typed), { reportInput: true });
  if (result === undefined) return `There is no setting ${path}.`;
  return result.success || (result.error.issues[0]?.message ?? 'This does not fit.');
}

function isBlock(value: unknown): value is Block {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
