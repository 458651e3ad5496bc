// What people call regulars, writing to them and their slipping away.

export const who =
  '(member|regular|customer|shopper|client|guest|someone|somebody|anyone|anybody|people|person|they|them|those|one|everyone|everybody)';
export const write =
  '(nudge|remind|email|mail|write|write to|message|contact|chase|get in touch with|reach out to|send nudge to|send email to|send message to|drop line to|drop them line|drop line)';
export const notSeen =
  '(has not|have not|hasnt|havent|did not|didnt) (been|visited|bought|come|come back|been seen|been in|come in|shopped|shown up|popped in|visit|buy|shop) [(here|in|back|anything|seen|round|with us)]';
export const lapsing = '(lapsing|lapsed)';
export const lapses =
  '(lapses|lapse|is lapsing|are lapsing|has lapsed|have lapsed|starts lapsing|slips away)';
export const counts =
  '(count|counts|is counted|are counted|becomes|become|is|are|count them|goes|go|is called|are called)';
export const away =
  '(away|of absence|without (visit|purchase|sale)|of being away|not seen|not coming|unseen)';
export const lapsingWho = `[${lapsing}] ${who}`;
