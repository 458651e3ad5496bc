// Google's token endpoint and the part of the Sheets API that we call, on a local port. It refuses what Google
// refuses: a range outside the grid, values that do not fit their range, a second tab of one name.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Cell = string | number;
type Tab = { sheetId: number; title: string; rowCount: number; rows: Cell[][] };
type Asked = { readonly status: number; readonly body: unknown };

const ok = (body: unknown = {}): Asked => ({ status: 200, body });
const refused = (message: string): Asked => ({ status: 400, body: { error: { message } } });

export async function sheetsStandIn() {
  const tabs: Tab[] = [];
  const failures: number[] = [];
  const requests: string[] = [];
  const scopes: string[] = [];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const path = decodeURIComponent((request.url ?? '/').replace(/^\/v4\/spreadsheets\/[^/:?]+/, ''));
    requests.push(`${request.method} ${path}`);
    const failure = failures.shift();
    const { status, body } = failure === undefined ? answer(path, text) : { status: failure, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

  function answer(path: string, text: string): Asked {
    if (path === '/token') {
      const [, claims = ''] = (new URLSearchParams(text).get('assertion') ?? '').split('.');
      scopes.push(JSON.parse(Buffer.from(claims, 'base64url').toString()).scope);
      return ok({ access_token: 't-1', expires_in: 3600 });
    }
    if (path.startsWith('?fields='))
      return ok({
        sheets: tabs.map(({ sheetId, title, rowCount }) => ({
          properties: { sheetId, title, gridProperties: { rowCount } },
        })),
      });
    const read = /^\/values\/'(.+)'!B:B/.exec(path);
    if (read !== null) {
      const keys = tabs.find(({ title }) => title === read[1])?.rows.map((row) => String(row[1] ?? ''));
      return ok(keys === undefined || keys.length === 0 ? {} : { values: [keys] });
    }
    const asked = JSON.parse(text);
    if (path === ':batchUpdate') return change(asked.requests[0]);
    if (path === '/values:batchUpdate') {
      if (asked.valueInputOption !== 'RAW') return refused('would run formulas');
      for (const one of asked.data) {
        const problem = write(one.range, one.values);
        if (problem !== undefined) return refused(problem);
      }
      return ok();
    }
    return { status: 404, body: {} };
  }

  function change(asked: {
    addSheet?: { properties: { title: string; gridProperties: { rowCount: number } } };
    updateSheetProperties?: { properties: { sheetId: number; gridProperties: { rowCount: number } } };
  }): Asked {
    if (asked.addSheet !== undefined) {
      const { title, gridProperties } = asked.addSheet.properties;
      if (tabs.some((tab) => tab.title === title)) return refused('already exists');
      tabs.push({ sheetId: tabs.length + 1, title, rowCount: gridProperties.rowCount, rows: [] });
      return ok();
    }
    const { sheetId, gridProperties } = asked.updateSheetProperties?.properties ?? {};
    const tab = tabs.find((one) => one.sheetId === sheetId);
    if (tab === undefined || gridProperties === undefined) return refused('no such sheet');
    tab.rowCount = gridProperties.rowCount;
    return ok();
  }

  function write(range: string, values: Cell[][]): string | undefined {
    const [, title, from = '', until = ''] = /^'(.+)'!A(\d+):[A-Z](\d+)$/.exec(range) ?? [];
    const tab = tabs.find((one) => one.title === title);
    if (tab === undefined) return `Unable to parse range: ${range}`;
    if (Number(until) > tab.rowCount) return `Range ${range} exceeds grid limits`;
    if (Number(until) - Number(from) + 1 !== values.length) return 'tried writing outside the range';
    values.forEach((row, index) => {
      const line = Number(from) - 1 + index;
      while (tab.rows.length < line) tab.rows.push([]);
      tab.rows[line] = row;
    });
    return undefined;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    tabs,
    requests,
    scopes,
    /** The next requests fail with these statuses. */
    failNext: (...statuses: readonly number[]) => void failures.push(...statuses),
    rows: (title: string): readonly Cell[][] => tabs.find((tab) => tab.title === title)?.rows ?? [],
    /** As the laptop does it: Google's hosts lead here. */
    fetch: ((address: string, init?: RequestInit) => {
      const { pathname, search } = new URL(address);
      return fetch(`${url}${pathname}${search}`, init);
    }) as typeof fetch,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
