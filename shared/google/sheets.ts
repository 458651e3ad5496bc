// Rows in a Google Sheet, by the Sheets API. A row is known by its key in the second column: it is written where it
// stands, or at the end, always to a place that was computed before; so the same rows written twice, by a retry or by
// two runs at once, are the same sheet. Nothing is read back but the keys.
import { type GoogleParts, makeAccessToken } from './access-token.ts';
import { askGoogle, GOOGLE_TIMEOUT_MS, GoogleError } from './ask-google.ts';

export type SheetRow = readonly (string | number)[];

export type SheetWrite = {
  /** The name of the tab; made when there is none. */
  readonly tab: string;
  /** At most 26. */
  readonly columns: readonly string[];
  /** Of each row the second cell is its key. */
  readonly rows: readonly SheetRow[];
};

export type Sheets = ReturnType<typeof makeSheets>;

const API = 'https://sheets.googleapis.com/v4/spreadsheets';
const RANGES_PER_REQUEST = 200;
const ROWS_PER_RANGE = 500;
const SPARE_ROWS = 200;

type Tab = { readonly sheetId: number; readonly rowCount: number };
type ValueRange = { readonly range: string; readonly values: readonly SheetRow[] };

/** Asks as the service account, to whom the sheet must be shared as an editor. Throws `GoogleError`. */
export function makeSheets(parts: GoogleParts, spreadsheetId: string) {
  const accessToken = makeAccessToken(parts, 'https://www.googleapis.com/auth/spreadsheets');
  const root = `${API}/${encodeURIComponent(spreadsheetId)}`;

  async function ask<T>(method: 'GET' | 'POST', path: string, content?: object): Promise<T> {
    const authorization = `Bearer ${await accessToken()}`;
    const answer = await askGoogle(parts, () =>
      parts.fetch(`${root}${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(GOOGLE_TIMEOUT_MS),
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      }),
    );
    return (await answer.json()) as T;
  }

  async function findTab(title: string): Promise<Tab | undefined> {
    const fields = 'sheets.properties(sheetId,title,gridProperties.rowCount)';
    const { sheets = [] } = await ask<{
      sheets?: { properties: { sheetId: number; title: string; gridProperties?: { rowCount?: number } } }[];
    }>('GET', `?fields=${encodeURIComponent(fields)}`);
    const found = sheets.find(({ properties }) => properties.title === title)?.properties;
    return found && { sheetId: found.sheetId, rowCount: found.gridProperties?.rowCount ?? 0 };
  }

  async function makeTab(title: string, columnCount: number): Promise<Tab> {
    const properties = { title, gridProperties: { rowCount: 1000, columnCount, frozenRowCount: 1 } };
    try {
      await ask('POST', ':batchUpdate', { requests: [{ addSheet: { properties } }] });
    } catch (error) {
      // A retry after a lost answer, or another run: the tab may be there by now.
      if (!(error instanceof GoogleError) || error.status !== 400) throw error;
    }
    const made = await findTab(title);
    if (made === undefined) throw new GoogleError(`The tab ${title} could not be made`, 400);
    return made;
  }

  /** Writing below the last row of the grid is refused, so the grid grows first. */
  async function makeRoom({ sheetId, rowCount }: Tab, needed: number): Promise<void> {
    if (needed <= rowCount) return;
    const properties = { sheetId, gridProperties: { rowCount: needed + SPARE_ROWS } };
    await ask('POST', ':batchUpdate', {
      requests: [{ updateSheetProperties: { properties, fields: 'gridProperties.rowCount' } }],
    });
  }

  return {
    /** Writes each row over the one of its key, or at the end. Safe to repeat. */
    async upsert({ tab, columns, rows }: SheetWrite): Promise<void> {
      const found = (await findTab(tab)) ?? (await makeTab(tab, columns.length));
      const keysPath = `/values/${encodeURIComponent(`'${tab}'!B:B`)}?majorDimension=COLUMNS`;
      const { values: [keys = []] = [] } = await ask<{ values?: string[][] }>('GET', keysPath);

      const writes = placed({ tab, columns, rows }, keys);
      await makeRoom(found, Math.max(1, keys.length) + rows.length);
      for (let index = 0; index < writes.length; index += RANGES_PER_REQUEST) {
        const data = writes.slice(index, index + RANGES_PER_REQUEST);
        // RAW: what a shopper typed stays text and is never run as a formula.
        await ask('POST', '/values:batchUpdate', { valueInputOption: 'RAW', data });
      }
    },
  };
}

/** Where each row goes: known keys in place, new ones in blocks below the last. Pure. */
function placed({ tab, columns, rows }: SheetWrite, keys: readonly string[]): ValueRange[] {
  const lastColumn = String.fromCharCode(64 + columns.length);
  const at = (line: number, values: readonly SheetRow[]): ValueRange => ({
    range: `'${tab}'!A${line}:${lastColumn}${line + values.length - 1}`,
    values,
  });
  const lineOf = new Map(keys.map((key, index) => [key, index + 1]));
  const writes: ValueRange[] = [at(1, [columns])];
  const added: SheetRow[] = [];
  for (const row of rows) {
    const line = lineOf.get(String(row[1]));
    if (line === undefined || line === 1) added.push(row);
    else writes.push(at(line, [row]));
  }
  const end = Math.max(1, keys.length);
  for (let index = 0; index < added.length; index += ROWS_PER_RANGE)
    writes.push(at(end + 1 + index, added.slice(index, index + ROWS_PER_RANGE)));
  return writes;
}
