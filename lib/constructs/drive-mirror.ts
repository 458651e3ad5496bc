// Copies the owner's two documents from Google Drive to the rules bucket, for owners who would rather edit there.
// The whole of it exists only where the settings name the documents.
import { Construct } from 'constructs';
import type { Product } from '../product.ts';
import type { Mail } from './mail.ts';
import type { OnDemandTable } from './on-demand-table.ts';
import type { OwnerAlerts } from './owner-alerts.ts';
import type { RulesSource } from './rules-source.ts';
import { SinglePurposeFunction } from './single-purpose-function.ts';
import { StoredSecret } from './stored-secret.ts';
import type { Timetable } from './timetable.ts';

export interface DriveMirrorProps {
  readonly product: Product;
  readonly alerts: OwnerAlerts;
  /** Google Drive ids. */
  readonly documents: { readonly settingsDocument: string; readonly voiceDocument: string };
  readonly rules: RulesSource;
  readonly notices: OnDemandTable;
  readonly mail: Mail;
  readonly timetable: Timetable;
  /** The function that does it, where the product has one that runs every fifteen minutes anyway. Default: its own. */
  readonly by?: SinglePurposeFunction;
}

export class DriveMirror extends Construct {
  private readonly secret: StoredSecret;

  constructor(scope: Construct, id: string, props: DriveMirrorProps) {
    super(scope, id);
    const { product, documents, rules } = props;
    this.secret = new StoredSecret(this, 'ServiceAccount', {
      product,
      name: 'drive/sa',
      description:
        'The JSON key of the Google service account that the documents are shared with; put it in.',
    });
    const sync = props.by ?? this.ownFunction(props);
    this.secret.grantRead(sync, 'DRIVE_SECRET');
    rules.grantMirror(sync);
    sync.setEnvironment('DRIVE_SETTINGS_DOCUMENT', documents.settingsDocument);
    sync.setEnvironment('DRIVE_VOICE_DOCUMENT', documents.voiceDocument);
  }

  private ownFunction({
    product,
    alerts,
    notices,
    mail,
    timetable,
  }: DriveMirrorProps): SinglePurposeFunction {
    const sync = new SinglePurposeFunction(this, 'Sync', {
      product,
      alerts,
      name: 'drive-sync',
      timeoutSeconds: 60,
    });
    // A document that cannot be read is reported to the owner once per version.
    notices.grant(sync, { actions: ['PutItem', 'DeleteItem'], as: 'NOTICES_TABLE' });
    mail.grantSend(sync);
    timetable.run(sync, 'drive-sync', '0/15 * * * ? *');
    return sync;
  }

  /** Lets another function write to this Google Sheet as the same service account. */
  grantSheet(fn: SinglePurposeFunction, sheetId: string): void {
    this.secret.grantRead(fn, 'DRIVE_SECRET');
    fn.setEnvironment('SHEET_ID', sheetId);
  }
}
