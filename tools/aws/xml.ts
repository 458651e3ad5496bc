// The XML of AWS's query protocol as plain values: it has neither attributes that matter nor text between elements.

const TOKEN = /<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

type Node = { readonly name: string; text: string; readonly children: Node[] };

/** Elements become members, `member` elements a list, and what holds only text is that text. */
export function readXml(xml: string): unknown {
  const root: Node = { name: '', text: '', children: [] };
  const open: Node[] = [root];
  for (const [, close, name, empty, text] of xml.replace(/<\?.*?\?>/g, '').matchAll(TOKEN)) {
    const current = open.at(-1) ?? root;
    if (text !== undefined) current.text += decoded(text);
    else if (close === '/') open.pop();
    else {
      const node: Node = { name: name ?? '', text: '', children: [] };
      current.children.push(node);
      if (empty !== '/') open.push(node);
    }
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
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? entity;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
