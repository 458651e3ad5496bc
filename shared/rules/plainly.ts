// The same sentence in plainer words: without what is said out of politeness, and with one word for each way of saying no.
// A sentence that is not understood as it stands is tried once more in these words, so that no grammar need list them.
import { singular, type Token } from './tokens.ts';

type Rewrite = { readonly from: RegExp; readonly to: string };

/** A name in quotation marks is the owner's own, and no word of the sentence. */
const QUOTED = '"';

const writing =
  'send|text|email|mail|remind|message|nudge|contact|write|chase|offer|suggest|recommend|disturb|bother';
const whoever =
  '(?:customers?|members?|shoppers?|people|clients?|guests?|regulars?|buyers?|anyone|anybody|folks?|they)';
const nobody = '(?:nobody|no one|noone|no (?:customers?|members?|shoppers?|people|person|clients?|guests?))';
const be = '(?:be|is|are|get|gets|being)';
const may = '(?:should|must|may|can|will|shall|could|would|ought to|need to|has to|have to)';
const us = '(?:i|we)';
const any = '(?:any |an? |to have )*';

/** In this order; where a word begins the pattern it may stand anywhere, with `^` only at the beginning. */
const rewrites: readonly Rewrite[] = (
  [
    // Asking for it.
    ['^(?:(?:please|kindly|hi|hello|ok|okay|so|and|also|remember|note|that|nb|ps|to) )+(?=.)', ''],
    ['^from now on (?=.)', ''],
    // As people type it.
    ['txt(?= |$)', 'text'],
    ['txts(?= |$)', 'texts'],
    ['msg(?= |$)', 'message'],
    ['msgs(?= |$)', 'messages'],
    ['custs(?= |$)', 'customers'],
    ['(?:pls|plz|thx|thanx)(?= |$)', ''],
    ['b4(?= )', 'before'],
    ['^always (?=(?:leave|keep|wait) )', ''],
    ['^(?:we|i) say (?:that )?(?=.{12})', ''],
    ['^(?:can|could|would|will) (?:you|we)(?: please| kindly)? not ', 'dont '],
    ['^(?:can|could|would|will) (?:you|we)(?: please| kindly)? ', ''],
    [`^${us} (?:want|would like|wish|prefer|need)(?: (?:you|it|us))? not to `, 'dont '],
    [`^${us} (?:want|would like|wish|prefer|need)(?: (?:you|it|us))? to `, ''],
    [`^${us}d (?:like|prefer|want)(?: (?:you|it|us))? to `, ''],
    [`^${us} (?:dont|do not|never) (?:want|like|need)(?: (?:you|it|us))? to `, 'dont '],
    [`^${us} (?:dont|do not|never) (?:want|like|need) ${any}`, 'no '],
    ['^(?:make|be) sure (?:that |to )?(?:you |we |it )?', ''],
    ['^(?:lets|let us) not ', 'dont '],
    ['^(?:lets|let us) ', ''],
    ['(?:please|thanks|thank you|many thanks|cheers|ta|ok|okay)$', ''],
    ['1(?= (?:nudge|reminder|message|text|email|e mail|mail|suggestion|offer)s?(?: |$))', 'one'],
    ['2(?= (?:nudge|reminder|message|text|email|e mail|mail)s?(?: |$))', 'two'],
    [
      'so (?:that )?(?:i|we) can (?:see|tell|measure|know|compare|learn)(?: (?:if|whether|how well|what) (?:it|this|that|they) (?:works?|helps?|does|do|brings?|pays?))?$',
      '',
    ],
    [
      // "From" stays: from a day on, without an end, is no single day.
      '(?:while|as|because|when) (?:(?:we are|were|we) )?(?:on holiday|away|closed|shut)(?= (?:from )?\\d+ )',
      'on',
    ],
    [
      '(?:over|at|for|during) (?:the )?(?:christmas|xmas|easter|new year|holidays?)(?: period)?(?: (?:ie|i.e|that is|namely))?(?= (?:from )?\\d+ )',
      'on',
    ],
    // What is to be.
    [
      '(?<=[a-z] )(?:should|must|shall|ought to|are to|is to) (?=(?:earn|get|receive|collect|bring|count|cost|wait|pay) )',
      '',
    ],
    [
      'all (?:the way )?through (?=(?:the month of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: |$))',
      'in ',
    ],
    ['gets? you (?=(?:an? )?(?:\\d|extra|another|one|two|three|four|five|ten|double|triple))', 'earns '],
    ['another (?=(?:\\d+|one|two|three|four|five|ten|twenty|fifty) points?(?: |$))', 'extra '],
    [
      '(?:come|comes|came|add up|adds up|amount|amounts) to (?=(?:at least|over|under|less than|more than|below|£) )',
      'are ',
    ],
    ['(?:have|has|need|needs|got) to be (?=(?:at least|over|more than|worth|above) )', 'are '],
    [
      '(?:consider|treat|regard|see) (?=(?:an? |the )?(?:someone|somebody|member|members|people|customer|customers|regular|regulars|anyone) )',
      'count ',
    ],
    ['^all (?:of )?(?:our|the) (?=(?:members|customers|shoppers|regulars) )', ''],
    ['(if|when) its (?=(?:over|above|more|at least|under|below) )', '$1 it is '],
    [
      '^(?:anyone|anybody|everyone|everybody|people|customers|members) (?:buying|who buys?|that buys?) (?=.+ (?:gets?|earns?|receives?|collects?) )',
      'whoever buys ',
    ],
    [
      '^(?:give|award|offer) (?:everyone|everybody|members|customers|people|them|all members|all customers) (?=(?:double|triple|treble|twice|extra|bonus) )',
      'give ',
    ],
    ['arent (?=(?:given|earned|awarded|collected|issued) )', 'are not '],
    [
      '^(?:earn|give|get) points at (?:a |the )?rate of (\\d+|one|two|three|five|ten) (?=(?:per|for) )',
      'earn $1 points ',
    ],
    ['^closed (?=(?:from )?\\d)', 'are closed '],
    ['^point (?=(?:for every|for each|per) )', 'one point '],
    ['^(?:we|well|we will) (?:do|run|offer|award|hand out) (?=.*points?(?: |$))', 'give '],
    [
      '(at most|no more than|max|maximum) an? (?=(?:text|nudge|message|reminder|mail|email|reward)(?: |$))',
      '$1 one ',
    ],
    ['^were (?=(?:closed|shut|away|on holiday) )', 'are '],
    ['(?:at all|whatsoever|under any circumstances|ever again)$', ''],
    // Whoever gets it.
    [`^(?:youll|theyll|you will|they will|${whoever} will) (get|earn|receive|collect)(?= )`, '$1'],
    [
      `^${us}(?:d| would)? (?:like|prefer|want) (?:for )?${whoever} to (?=earn|get|collect|receive)`,
      'members ',
    ],
    [`^(?:folks?|punters|patrons|our lot) (?=get|earn|receive|collect)`, 'members '],
    [
      '(?:for (?:me|us) to (?:check|look at|see|approve|review|have a look)|so (?:i|we) can (?:check|look|see|have a look)(?: it| at it)?|until (?:i|we)(?:ve| have)? (?:approved?|checked|okayed|seen|looked at)(?: it| them)?)$',
      'for review',
    ],
    // What has days is over by itself.
    [
      '(?:(?:and|then|everything|it|all|goes|is|will be|again) ){0,4}back to (?:normal|usual)(?: (?:by (?:it|them)sel(?:f|ves)|automatically|afterwards|after|that|this|again|then)){0,3}$',
      '',
    ],
    // Saying no.
    ['(?:do not|dont|does not|doesnt) (?:you )?ever(?= )', 'never'],
    [
      `(?:(?:you|we|they|it) )?(?:should|must|may|can|will|shall|could|would|ought|need) not(?: to)?(?= )`,
      'dont',
    ],
    ['(?:(?:you|we|they|it) )?(?:cannot|cant|shouldnt|mustnt|wont|wouldnt|neednt|couldnt)(?= )', 'dont'],
    ['(?:is|are) not (?:to|allowed to|supposed to|meant to)(?= )', 'dont'],
    ['(?:isnt|arent) (?:to|allowed to|supposed to|meant to)(?= )', 'dont'],
    // "Stop texting on 1 December" may mean from then on.
    [`^(?:avoid|stop|refrain from) (${writing})ing(?= )(?!.* on (?:the )?(?:\\d|[a-z]+ \\d))`, 'dont $1'],
    [
      '^(?:avoid|stop|refrain from) (messag|nudg|writ|chas|giv)ing(?= )(?!.* on (?:the )?(?:\\d|[a-z]+ \\d))',
      'dont $1e',
    ],
    ['^(?:there (?:is|are|will be|should be|must be)|have) no ', 'no '],
    [`^there (?:isnt|arent|is not|are not) ${any}`, 'no '],
    [`^(?:nobody|nobodys|no one|noone) (?:is )?to be (${writing})(?:ed|d)?(?= )`, 'dont $1'],
    // Who is at the other end of it.
    [`^${nobody} (?:${may} )?${be} (${writing})(?:ed|d)?(?= )`, 'dont $1'],
    [`^${nobody} (?:${may} )?(?:gets?|receives?|have|has) ${any}`, 'no '],
    [`^${whoever} dont be (${writing})(?:ed|d)?(?= )`, 'dont $1'],
    [`^${whoever} (?:dont|never|do not) (?:get|receive) ${any}`, 'no '],
    [`^${whoever} ${may} be (${writing})(?:ed|d)?(?= )`, '$1'],
    [`nothing (?:${may}|is to) (?:be sent|go out)(?= )`, 'nothing is sent'],
    ['dont be (?:sent|sending)(?= )', 'dont send'],
  ] as const
).map(([from, to]) => ({ from: new RegExp(`(?:^|(?<= ))${from}`), to }));

/** The tokens in plainer words; undefined where there are none. */
export function plainly(tokens: readonly Token[]): readonly Token[] | undefined {
  let plain = tokens;
  for (const rewrite of rewrites) plain = rewritten(plain, rewrite);
  return plain === tokens || plain.length === 0 ? undefined : plain;
}

function rewritten(tokens: readonly Token[], { from, to }: Rewrite): readonly Token[] {
  const said = tokens.map(({ word, quoted }) => (quoted ? QUOTED : word)).join(' ');
  const match = from.exec(said);
  if (match === null) return tokens;
  const first = wordsIn(said.slice(0, match.index)).length;
  const next = first + wordsIn(match[0]).length;
  const [start, end] = [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
  const instead = wordsIn(to.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? ''));
  return [
    ...tokens.slice(0, first),
    ...instead.map((word) => ({ word, stem: singular(word), start, end, quoted: false })),
    ...tokens.slice(next),
  ];
}

const wordsIn = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
