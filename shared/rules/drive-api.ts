// The two questions we ask Google Drive: has this document changed, and what does it say. Plain REST over fetch.
import { type GoogleParts, makeAccessToken } from '../google/access-token.ts';
import { askGoogle, GOOGLE_TIMEOUT_MS } from '../google/ask-google.ts';
import { boundedText } from './bounded-text.ts';

export type DriveFile = { readonly revision: string; readonly mimeType: string; readonly trashed: boolean };

export type Drive = ReturnType<typeof makeDrive>;

const api = 'https://www.googleapis.com/drive/v3/files';
const googleDocument = 'application/vnd.google-apps.document';

/** Asks as the service account, which sees only what was shared with it. Throws `GoogleError`. */
export function makeDrive(parts: GoogleParts) {
  const accessToken = makeAccessToken(parts, 'https://www.googleapis.com/auth/drive.readonly');

  async function get(path: string): Promise<Response> {
    const authorization = `Bearer ${await accessToken()}`;
    return askGoogle(parts, () =>
      parts.fetch(`${api}/${path}`, {
        headers: { authorization },
        signal: AbortSignal.timeout(GOOGLE_TIMEOUT_MS),
      }),
    );
  }

  return {
    /** Google Docs have no content revision of their own, so their time of change stands for it. */
    async file(fileId: string): Promise<DriveFile> {
      const fields = 'modifiedTime,mimeType,headRevisionId,trashed';
      const answer = await get(`${encodeURIComponent(fileId)}?fields=${fields}&supportsAllDrives=true`);
      const { modifiedTime, headRevisionId, mimeType, trashed } = (await answer.json()) as Record<
        string,
        unknown
      >;
      return {
        revision: String(headRevisionId ?? modifiedTime ?? ''),
        mimeType: String(mimeType ?? ''),
        trashed: trashed === true,
      };
    },

    /** The text of a Google Doc or of a plain text file; undefined for any other kind of file. */
    async text(fileId: string, mimeType: string): Promise<string | undefined> {
      const id = encodeURIComponent(fileId);
      if (mimeType === googleDocument) return textOf(await get(`${id}/export?mimeType=text%2Fplain`));
      if (mimeType.startsWith('text/')) return textOf(await get(`${id}?alt=media&supportsAllDrives=true`));
      return undefined;
    },
  };
}

const textOf = async ({ body }: Response): Promise<string> => (body === null ? '' : boundedText(body));
