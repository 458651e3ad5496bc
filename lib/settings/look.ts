// The part of the settings block that says how the shop's mails and pages look.
import * as z from 'zod';
import { accentByDay } from '../../shared/pages/theme.ts';
import * as fields from './fields.ts';

/** What does not read on white paper is refused, with the nearest colour that does. */
const colour = fields.colour.refine((value) => accentByDay(value) === value.toLowerCase(), {
  error: ({ input }) =>
    `${JSON.stringify(input)} is too light to read on white paper, or under white letters (it needs a contrast of 4.5 to 1). The nearest that can be read is ${JSON.stringify(accentByDay(String(input)))}.`,
  when: ({ value }) => fields.isColour(value),
});

export const look = z.strictObject({
  /** Fetched by mail programs and browsers, so it must be reachable for everybody. */
  logoUrl: fields.pictureAddress.optional(),
  colour: colour.optional(),
  font: fields.fontFamily.optional(),
});
