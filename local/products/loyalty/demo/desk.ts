// Somebody at the staff desk, over HTTP as their browser does it: signs in when they must, opens pages, presses buttons.
import { fetchNear } from '../../../neighbours.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import { formsIn, linksOn, type PageForm } from './forms.ts';

export type Person = { readonly name: string; readonly pin: string };
export type DeskPage = { readonly status: number; readonly path: string; readonly html: string };

/** A desk said something else than the demo counts on. */
export class DeskSurprise extends Error {}

export type Desk = ReturnType<typeof openDesk>;

const MOST_HOPS = 3;

/** `browse` is how the browser reaches the desk. */
export function openDesk(runtime: Pick<Runtime, 'status'>, person: Person, browse: typeof fetch = fetchNear) {
  const found = runtime.status().functions.find(({ name }) => /^loy-redeem-handler\b/.test(name));
  if (found?.url === undefined) throw new Error('There is no staff desk');
  const base = found.url;
  let { pin } = person;
  const cookies = new Map<string, string>();

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<DeskPage> {
    let answer = await send(method, path, fields);
    let at = path;
    for (let hop = 0; hop < MOST_HOPS && answer.status === 303; hop += 1) {
      at = answer.headers.get('location') ?? '/';
      await answer.arrayBuffer();
      answer = await send('GET', at);
    }
    return { status: answer.status, path: at, html: await answer.text() };
  }

  async function send(method: string, path: string, fields?: Readonly<Record<string, string>>) {
    const answer = await browse(new URL(path, base), {
      method,
      redirect: 'manual',
      headers: {
        ...(cookies.size === 0
          ? {}
          : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields === undefined ? {} : { body: new URLSearchParams(fields).toString() }),
    });
    for (const given of answer.headers.getSetCookie()) {
      const [pair = ''] = given.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }

  async function signIn(withPin = pin): Promise<DeskPage> {
    await ask('GET', '/sign-in');
    return ask('POST', '/sign-in', { name: person.name, pin: withPin });
  }

  /** A page of the desk, after signing in again where the session has ended. */
  async function open(path: string): Promise<DeskPage> {
    const page = await ask('GET', path);
    const isDoor = page.path === '/sign-in' || page.status === 401;
    if (!isDoor) return page;
    const inside = await signIn();
    if (inside.status !== 200 || inside.path === '/sign-in')
      throw new DeskSurprise(`${person.name} could not sign in: ${inside.status}`);
    return path === '/' ? inside : ask('GET', path);
  }

  const press = (form: PageForm, more: Readonly<Record<string, string>> = {}): Promise<DeskPage> =>
    ask('POST', form.action, { ...form.fields, ...more });

  return {
    signIn,
    open,
    press,
    /** From the first page, by the number as the customer says it. */
    async lookUp(phone: string): Promise<DeskPage> {
      return press(formOn(await open('/'), '/lookup'), { phone });
    },
    async signOut(): Promise<void> {
      await press(formOn(await open('/'), '/sign-out'));
    },
    /** From now on this is their PIN. */
    hasPin: (next: string) => {
      pin = next;
    },
  };
}

/** The first form of a page that posts there. Throws DeskSurprise where there is none. */
export function formOn(
  page: DeskPage,
  action: string,
  fields: Readonly<Record<string, string>> = {},
): PageForm {
  const found = formsOn(page, action).find((form) =>
    Object.entries(fields).every(([name, value]) => form.fields[name] === value),
  );
  if (found === undefined)
    throw new DeskSurprise(`${shown(page)} has no form for ${action} ${JSON.stringify(fields)}`);
  return found;
}

export const formsOn = ({ html }: DeskPage, action: string): readonly PageForm[] =>
  formsIn(html).filter((form) => form.action === action);

/** The first link of a page to such a path. */
export function linkOn(page: DeskPage, path: RegExp): string {
  const found = linksOn(page.html).find((link) => path.test(link));
  if (found === undefined) throw new DeskSurprise(`${shown(page)} has no link to ${path.source}`);
  return found;
}

/** Addresses are sealed, so only the kind of page is worth showing. */
const shown = ({ path, status, html }: DeskPage): string =>
  `The page ${/^\/[^/?]*/.exec(path)?.[0] ?? ''} (${status}, "${/<h1[^>]*>([^<]*)/.exec(html)?.[1] ?? ''}")`;
