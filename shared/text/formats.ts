// `Intl` formats, each made once. Making one takes a hundred times as long as writing a number with it, and a run writes the
// prices of a whole catalogue. Locales come from outside, so that there is a limit to how many are kept.
const MOST_KEPT = 100;

/** Throws a RangeError for what is no locale, as `Intl` does. */
export const numberFormat = kept(
  (locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
/** The same for dates. */
export const dateFormat = kept(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

function kept<Options extends object, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (locale: string, options: Options = {} as Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const known = formats.get(key);
    if (known !== undefined) return known;
    const made = make(locale, options);
    if (formats.size >= MOST_KEPT) formats.clear();
    formats.set(key, made);
    return made;
  };
}
