// What the runtime has to be told of a product because no template says it. Without it everything runs as well: lists of
// texts come back as sets, and the stand-in model has only a plain sentence for the product's prompts.
import type { Understudy } from '../aws/services/stand-in-model.ts';

export interface ProductTraits {
  /** As the stack's tag `product` has it. */
  readonly product: string;
  /** Attributes of its tables that are lists of texts, whose order counts; others of distinct texts are sets. */
  readonly textLists?: readonly string[];
  /** The prompts of its own that the stand-in model has an answer to. */
  readonly understudies?: readonly Understudy[];
}
