// Taking marks off the ends of a text. A pattern such as /[.!]+$/ begins anew at every mark of a long row and runs each
// time to where the row breaks; going in from the end looks at each mark once.

/** The text without the marks at its end. `marks` lists them, one code unit each. */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The text without the marks at either end. */
export function withoutEnds(text: string, marks: string): string {
  let start = 0;
  while (start < text.length && marks.includes(text.charAt(start))) start += 1;
  return withoutEnd(text.slice(start), marks);
}
