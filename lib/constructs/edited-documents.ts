// Tells a function at once that the owner's documents or the operator's knobs were edited, so that a mistake is told without
// anybody asking the bucket every few minutes whether there is one.
import { Construct } from 'constructs';
import type { Product } from '../product.ts';
import { BusRule } from './bus-rule.ts';
import type { RulesSource } from './rules-source.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface EditedDocumentsProps {
  readonly product: Product;
  readonly rules: RulesSource;
  readonly run: SinglePurposeFunction;
  readonly undelivered: WaitingRoom;
}

export class EditedDocuments extends Construct {
  constructor(scope: Construct, id: string, { product, rules, run, undelivered }: EditedDocumentsProps) {
    super(scope, id);
    const rule = { product, run, undelivered };
    new BusRule(this, 'Documents', { ...rule, name: 'document-edited', when: rules.documentEdited() });
    new BusRule(this, 'Knobs', { ...rule, name: 'knobs-edited', when: rules.knobsEdited() });
  }
}
