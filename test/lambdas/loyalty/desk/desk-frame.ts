// The desk's frame on a real engine, and a browser that keeps its cookie: no network, the clock in hand.

import { makeDesk } from '../../../../lambdas/loyalty/desk/app.ts';
import type { FrameParts } from '../../../../lambdas/loyalty/desk/parts.ts';
import type { StaffRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import { makeStaff } from '../../../../lambdas/loyalty/state/staff.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { quickPins } from '../../../support/quick-pins.ts';
import { silentLog, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

export const HOST = 'desk.example';
export const KEY = 'a key of the session, long enough';
export const PIN = '482915';
export const ANOTHER_PIN = '730164';
const SALT = Buffer.alloc(16, 7);

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly csrf: string | undefined;
};
export type Visitor = ReturnType<ReturnType<typeof visitors>>;

export async function startDesk() {
  const tables = await startLoyaltyTables();
  const clock = { now: new Date('2026-06-02T13:00:00.000Z') };
  const keys = { present: [KEY] as readonly string[] };
  let ids = 0;
  let pins = 0;
  const aStore = () => makeStaff(tables.documents, TABLES, ZONE);
  const parts: FrameParts = {
    shop: aShop({ name: 'Ridgeback & Co' }),
    log: silentLog,
    now: () => clock.now,
    announce: async () => {},
    newId: () => {
      ids += 1;
      return `id-${String(ids).padStart(19, '0')}`;
    },
    newPin: () => {
      pins += 1;
      return String(501_837 + pins * 1_913);
    },
    pins: quickPins,
    sessionKeys: async () => keys.present,
    staff: aStore(),
  };
  const app = makeDesk(parts, [
    (desk) => {
      desk.get('/', (context) => context.text(`Hello ${context.get('staff').shownName}`));
      desk.get('/held', (context) => context.text('held'));
      desk.get('/broken', () => {
        throw new Error('a secret of the inside at /srv/desk.ts:12');
      });
    },
  ]);
  return {
    ...tables,
    app,
    parts,
    clock,
    keys,
    /** Another copy of the function has a store of its own. */
    aStore,
    later(minutes: number) {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    },
    /** Puts somebody on the list as if it had been done an hour ago. */
    async person(name: string, role: StaffRow['role'] = 'staff', pin = PIN): Promise<void> {
      const at = new Date(clock.now.getTime() - 3_600_000);
      const pinHash = await quickPins.hash(pin, SALT);
      await parts.staff.add({ name: name.toLowerCase(), shownName: name, role, pinHash, by: 'owner', at });
    },
    row: async (name: string): Promise<StaffRow | undefined> => parts.staff.get(name),
    audit: async (name: string) =>
      (await tables.all<{ phone: string; action: string; by_user: string }>('audit')).filter(
        ({ phone }) => phone === `staff:${name}`,
      ),
    visitor: visitors((request) => app.fetch(request)),
  };
}

type Post = {
  /** Default: the token of the last page. */
  readonly csrf?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A browser: one cookie, and the token of the last page it saw. */
export function visitors(answer: (request: Request) => Response | Promise<Response>) {
  return () => {
    let cookie: string | undefined;
    let device: string | undefined;
    let csrf: string | undefined;
    async function send(path: string, init: RequestInit): Promise<Reply> {
      const headers = new Headers(init.headers);
      headers.set('host', HOST);
      const cookies = [
        ...(cookie === undefined ? [] : [`__Host-desk=${cookie}`]),
        ...(device === undefined ? [] : [`__Host-desk-device=${device}`]),
      ];
      if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
      const response = await answer(new Request(`https://${HOST}${path}`, { ...init, headers }));
      for (const line of response.headers.getSetCookie()) {
        const value = /^__Host-desk=([^;]*)/.exec(line)?.[1];
        if (value !== undefined) cookie = value === '' ? undefined : decodeURIComponent(value);
        const kept = /^__Host-desk-device=([^;]*)/.exec(line)?.[1];
        if (kept !== undefined) device = decodeURIComponent(kept);
      }
      const text = await response.text();
      csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf;
      return { status: response.status, headers: response.headers, text, csrf };
    }
    const visitor = {
      get: (path: string) => send(path, { method: 'GET' }),
      post: (
        path: string,
        fields: Readonly<Record<string, string>>,
        { headers = {}, ...given }: Post = {},
      ) => {
        const token = 'csrf' in given ? given.csrf : csrf;
        const body = new URLSearchParams({ ...(token === undefined ? {} : { csrf: token }), ...fields });
        return send(path, {
          method: 'POST',
          body,
          headers: { origin: `https://${HOST}`, 'sec-fetch-site': 'same-origin', ...headers },
        });
      },
      send,
      async signIn(name: string, pin = PIN): Promise<Reply> {
        const reply = await visitor.post('/sign-in', { name, pin });
        if (reply.status === 303) await visitor.get('/pin');
        return reply;
      },
      get cookie() {
        return cookie;
      },
      set cookie(value: string | undefined) {
        cookie = value;
      },
      get device() {
        return device;
      },
      set device(value: string | undefined) {
        device = value;
      },
      get csrf() {
        return csrf;
      },
    };
    return visitor;
  };
}
