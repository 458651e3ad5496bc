// Pages as a browser without JavaScript uses them: links to open, forms to press. Cookies are kept by whoever browses.

export type PageForm = {
  /** The path it posts to; empty: the page's own address. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** Every form of a page that posts, with the fields that it already holds. */
export function formsIn(html: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head = '']) => head.includes('method="post"'))
    .map(([, head = '', inside = '']) => ({
      action: attribute(head, 'action') ?? '',
      fields: Object.fromEntries(
        [...inside.matchAll(/<input\b([^>]*)>/g)].flatMap(([, input = '']) => {
          const name = attribute(input, 'name');
          const isLeft = attribute(input, 'type') === 'radio' && !input.includes(' checked');
          return name === undefined || isLeft ? [] : [[name, attribute(input, 'value') ?? '']];
        }),
      ),
    }));
}

/** The paths that a page links to. */
export const linksOn = (html: string): readonly string[] =>
  [...html.matchAll(/<a\b([^>]*)>/g)].flatMap(([, inside = '']) => attribute(inside, 'href') ?? []);

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
