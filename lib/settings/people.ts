// The part of the settings block that lets the products leave a person alone together.
import * as z from 'zod';
import * as fields from './fields.ts';

export const peopleSettings = z.strictObject({
  /** Where the one table stands that all products ask; near the product that sends most. */
  region: fields.region('eu-west-2'),
});
