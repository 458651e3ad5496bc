// An item with something else at a path. Nothing is changed: what lies on the way is copied, the rest is shared.
import { invalid } from '../refusals.ts';
import { emptyMap, type Item, type Value } from '../values.ts';
import type { Path } from './paths.ts';

/** Throws where the path leads through what is no map and no list. */
export function placed(item: Item, path: Path, value: Value): Item {
  return placedIn({ M: item }, path, value).M!;
}

function placedIn(value: Value | undefined, path: Path, fresh: Value): Value {
  const [step, ...rest] = path;
  if (step === undefined) return fresh;
  if (typeof step === 'string' && value?.M !== undefined) {
    const inner = rest.length === 0 ? fresh : placedIn(value.M[step], rest, fresh);
    return { M: withMember(value.M, step, inner) };
  }
  if (typeof step !== 'number' || value?.L === undefined) throw leadsNowhere();
  // One that lies behind the end of a list is added to its end.
  const at = Math.min(step, value.L.length);
  if (at === value.L.length && rest.length > 0) throw leadsNowhere();
  const inner = rest.length === 0 ? fresh : placedIn(value.L[at], rest, fresh);
  return { L: [...value.L.slice(0, at), inner, ...value.L.slice(at + 1)] };
}

/** Without what stands at these paths. What is not there need not be removed, but what should hold it must be. */
export function removed(item: Item, paths: readonly Path[]): Item {
  return paths.length === 0 ? item : (removedFrom({ M: item }, paths).M ?? emptyMap());
}

function removedFrom(value: Value, paths: readonly Path[]): Value {
  if (value.M !== undefined) {
    const kept = emptyMap();
    for (const name in value.M) {
      const inside = tails(paths, name);
      if (inside === undefined) continue;
      kept[name] = inside.length === 0 ? value.M[name]! : removedFrom(value.M[name]!, inside);
    }
    if (paths.some(([first, ...rest]) => rest.length > 0 && !Object.hasOwn(value.M!, String(first))))
      throw leadsNowhere();
    return { M: kept };
  }
  if (value.L === undefined) throw leadsNowhere();
  return {
    L: value.L.flatMap((each, index) => {
      const inside = tails(paths, index);
      if (inside === undefined) return [];
      return [inside.length === 0 ? each : removedFrom(each, inside)];
    }),
  };
}

/** What the paths remove inside of this member; undefined where they remove the member itself. */
function tails(paths: readonly Path[], member: string | number): readonly Path[] | undefined {
  const inside = paths.filter(([first]) => first === member).map(([, ...rest]) => rest);
  return inside.some((rest) => rest.length === 0) ? undefined : inside;
}

/** Members stay in the order of their names. */
function withMember(map: Item, name: string, value: Value): Item {
  const fresh = emptyMap();
  if (Object.hasOwn(map, name)) {
    Object.assign(fresh, map);
    fresh[name] = value;
    return fresh;
  }
  for (const each of [...Object.keys(map), name].sort()) fresh[each] = each === name ? value : map[each]!;
  return fresh;
}

const leadsNowhere = () =>
  invalid('The document path provided in the update expression is invalid for update');
