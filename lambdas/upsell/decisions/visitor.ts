// Who opens a link of ours: a person in a browser, a machine that reads ahead, or something that does not say. Only the
// first may count as a tap, because the tap is the measurement.
//
//   HEAD, no agent, a prefetch, a named scanner or preview      robot
//   Sec-Fetch-* headers that open no page (a frame, an image)   robot
//   Sec-Fetch-* headers that open a page                        person, in whatever app; bare "Mozilla/5.0": unclear
//   none, though this browser sends them with every HTTPS page  robot: it only borrowed the name
//   none, from an Apple device too old to send them             person
//   none, from any other old browser or an app                  unclear: scanners like to be a Chrome of 2019
//
// The headers came with Chrome 76, Firefox 90 and Safari 16.4 (MDN, "Sec-Fetch-Dest"), in web views as well. Agents as
// reported in gophish#973, opencollective#3656, laravel-passwordless-login#79, mail-tracker#255 (SafeLinks and the like),
// Crawler-Detect#430 (Outlook's own fetches), browser#439 and uap-core#209 (Outlook's apps).
import { isbot } from 'isbot';

export type Visitor = 'person' | 'robot' | 'unclear';

type Headers = Readonly<Record<string, string>>;

/** Scanners and previews that isbot takes for browsers, or has no name for. */
const NAMED =
  /barracuda|safelinks|ms-office|msoffice|microsoft office|proofpoint|mimecast|trend ?micro|symantec|fireeye|cloudmark|avanan|ironport|forcepoint|sophos|virustotal|urlscan|googleimageproxy|google-read-aloud|uripreview|link ?preview|line-poker|kakaotalk-scrap|headless/i;

/** SafeLinks asks with the beginning of a browser's agent, and no browser behind it. */
const CUT_SHORT = /^Mozilla\/5\.0 \([^)]*\)(?: AppleWebKit\/[\d.]+(?: \(KHTML, like Gecko\))?)?$/;
/** What many programs call themselves who have to say something. */
const BARE = /^Mozilla\/[45]\.0$/;
/** Apps whose names isbot takes for robots; somebody reads in them and taps. */
const APPS = /\bOutlook-(?:Android|iOS(?:-Android)?)(?:\/\S*)?(?: \([\d.]+\))?|\[FB(?:AN|_IAB)\/[^\]]*\]/g;

/** The visitor, by method and lower-case headers. Without `x-forwarded-proto: http` the request came over HTTPS. */
export function visitorOf(method: string, headers: Headers): Visitor {
  const agent = headers['user-agent']?.trim() ?? '';
  if (method !== 'GET' || agent === '' || readsAhead(headers) || NAMED.test(agent)) return 'robot';
  const apart = agent.replaceAll(APPS, '').trim();
  const isApp = apart !== agent;
  const opens = opensPage(headers);
  if (opens === 'no' || (apart !== '' && !BARE.test(apart) && isbot(apart))) return 'robot';
  if (BARE.test(apart)) return isApp && opens === 'yes' ? 'person' : 'unclear';
  if (opens === 'yes') return 'person';
  if (CUT_SHORT.test(apart)) return 'robot';
  if (headers['x-forwarded-proto'] === 'http') return apart === '' ? 'unclear' : 'person';
  switch (sendsSecFetch(apart)) {
    case 'yes':
      return 'robot';
    case 'too-old-apple':
      return 'person';
    case 'unknown':
      return 'unclear';
  }
}

function readsAhead(headers: Headers): boolean {
  const purpose = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz']
    .map((name) => headers[name] ?? '')
    .join(' ');
  return /prefetch|preview|prerender/i.test(purpose);
}

/** Browsers send the Sec-Fetch headers together. A lone "cors" comes from an HTTP library, and says nothing. */
function opensPage(headers: Headers): 'yes' | 'no' | 'unsaid' {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination, 'sec-fetch-site': site } = headers;
  if (destination !== undefined) return destination === 'document' ? 'yes' : 'no';
  if (mode === 'navigate') return 'yes';
  return mode === undefined || (mode === 'cors' && site === undefined) ? 'unsaid' : 'no';
}

/** Apple's browsers are its system's, whatever they are called (CriOS, FxiOS, an app's own view). */
function sendsSecFetch(agent: string): 'yes' | 'too-old-apple' | 'unknown' {
  const apple =
    /\((?:iPhone|iPad|iPod)[^)]*? OS (\d+)[_.](\d+)/.exec(agent) ??
    (agent.includes('Macintosh') ? /\bVersion\/(\d{1,4})\.(\d{1,4})/.exec(agent) : null);
  if (apple !== null) {
    const [major, minor] = [Number(apple[1]), Number(apple[2])];
    return major > 16 || (major === 16 && minor >= 4) ? 'yes' : 'too-old-apple';
  }
  const [, name, version] = /\b(Chrome|Chromium|Firefox)\/(\d+)/.exec(agent) ?? [];
  if (name === undefined) return 'unknown';
  return Number(version) >= (name === 'Firefox' ? 90 : 76) ? 'yes' : 'unknown';
}
