// Whether a character is one of those that a class, a letter or an escape stands for. The engine itself decides, and is
// asked once for each.
const members = new Map<string, (character: string) => boolean>();

export function member(raw: string, flags: string): (character: string) => boolean {
  const key = `${flags}/${raw}`;
  const known = members.get(key) ?? ask(raw, flags);
  members.set(key, known);
  return known;
}

function ask(raw: string, flags: string): (character: string) => boolean {
  const one = new RegExp(`^(?:${raw})$`, flags.replaceAll(/[gymd]/g, ''));
  const answers = new Map<string, boolean>();
  return (character) => {
    const answer = answers.get(character) ?? one.test(character);
    answers.set(character, answer);
    return answer;
  };
}
