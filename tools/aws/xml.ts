// The XML of AWS's query protocol as plain values: it has neither attributes that matter nor text between elements.

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

type Node = { readonly name: string; text: string; readonly children: Node[] };

/** Elements become members, `member` elements a list, and what holds only text is that text. */
export function readXml(xml: string): unknown {
  const root: Node = { name: '', text: '', children: [] };
  const open: Node[] = [root];
  for (const piece of xml.split('<').slice(1)) {
    const end = piece.indexOf('>');
    const tag = piece.slice(0, end);
    if (tag.startsWith('/')) open.pop();
    else if (!tag.startsWith('?')) {
      const node: Node = { name: tag.split(/[\s/]/)[0] ?? '', text: '', children: [] };
      (open.at(-1) ?? root).children.push(node);
      if (!tag.endsWith('/')) open.push(node);
    }
    (open.at(-1) ?? root).text += decoded(piece.slice(end + 1));
  }
  return plainOf(root);
}

function plainOf({ text, children }: Node): unknown {
  if (children.length === 0) return text.trim();
  if (children.every(({ name }) => name === 'member')) return children.map(plainOf);
  return Object.fromEntries(children.map((child) => [child.name, plainOf(child)]));
}

const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,6}));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? entity;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
