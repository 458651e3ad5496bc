// The words with which people end text messages, as the networks, the regulators (FCC 47 CFR 64.1200(a)(10), Ofcom, CNIL, AEPD)
// and the services that carry messages list them, and as people write them in the languages that a shop's customers speak.
// Lower case and without accents; several words stand for a phrase.

/** Heard wherever they stand in a message. */
const ANYWHERE = [
  // English, and what every network knows
  'stop|stopp|stops|stopall|stopit|stoptext|stoptexts|stoptexting|stopmsg|stopsms|stoptxt|stopping|cease|desist',
  'unsubscribe|unsubscribed|unsub|unsubs|unsubcribe|unsuscribe|unsubscibe|unsubscribing|desubscribe',
  'end|quit|cancel|revoke|revoked|remove|removed|optout|optingout|unregister|unreg|unenroll|delist',
  'opt out|opt me out|opted out|opting out|opt us out|leave me alone|take me off|get me off|go away|no more texts|no more text',
  'no more messages|no more sms|not interested|do not text|dont text|don t text|do not message|dont message|don t message',
  'do not contact|dont contact|don t contact|do not send|dont send|don t send|withdraw|do not disturb|dnd|lose my number|wrong number',
  // French, Spanish, Catalan, Galician, Basque, Portuguese, Italian
  'arret|arrets|arreter|arretez|arrete|desabonner|desabonnement|desabonne|desinscrire|desinscription|resilier|resiliation|annuler|annulez|fin|supprimer|cessez',
  'alto|baja|parar|pare|detener|detengan|detente|cancelar|cancela|cancelen|cancele|terminar|salir|desuscribir|desuscribirme|desuscribirse|darme de baja|darse de baja|eliminar|borrar|no mas',
  'atura|aturar|baixa|donar de baixa|gelditu|utzi|deter',
  'sair|remover|descadastrar|descadastre|desinscrever|anular|pararem|nao quero mais',
  'ferma|fermare|fermate|fermati|annulla|annullare|annullate|cancella|cancellami|cancellare|cancellazione|disiscrivi|disiscrivere|disiscrivermi|disattiva|basta|revoca|rimuovi|rimuovere|smettere|smettila',
  // German, Dutch, Afrikaans, the north
  'ende|abmelden|abmeldung|abbestellen|abbestellung|kundigen|kuendigen|kundigung|widerruf|widerrufen|widerrufe|widerspruch|aufhoren|aufhoeren|beenden|austragen|abbrechen|keine nachrichten mehr|keine sms mehr',
  'afmelden|afmelding|afmeld|uitschrijven|uitschrijving|opzeggen|stoppen|eind|einde|annuleren|verwijderen|staak|kanselleer',
  'slut|sluta|avsluta|avregistrera|avanmal|avanmalan|avbryt|slutt|avslutt|avmeld|frameld|afslut|afbestil|afbryd|haetta|afskra|afskraning',
  'lopeta|lopettaa|peruuta|peru tilaus|seis|lopp|loobu|peata|atteikties|partraukt|beigt|atsisakyti|nutraukti|nebenoriu',
  // Welsh, Irish
  'stopio|peidio|diwedd|dad danysgrifio|stad|diliosc',
  // Central and eastern Europe, in Latin letters
  'rezygnuje|rezygnacja|rezygnuj|koniec|wypisz|wypisac|anuluj|przestan|odsubskrybuj|konec|zrusit|zrus|odhlasit|odhlas|zrusit|ukoncit',
  'leiratkozas|leiratkozom|leiratkozni|lemondas|lemondom|torles|vege legyen|dezabonare|dezabonez|anulare|renunt|opreste|opriti',
  'odjava|odjavi|odjavite|prekini|prekinite|prestani|cregjistrohu|ndalo|ndal',
  // Turkish, Vietnamese, Malay and Indonesian, Filipino, Swahili
  'iptal|durdur|cikis|reddet|aboneligi iptal|dung lai|ngung|tu choi|tuchoi|huy dang ky|huy bo',
  'berhenti|henti|hentikan|batal|batalkan|keluar|nyahlanggan|tigil|itigil|ihinto|hinto|acha|sitisha|komesha',
  // Hindi and Urdu in Latin letters
  'band karo|band kare|band karein|band kijiye|roko|rokiye|rok do|mat bhejo',
  // Cyrillic, Greek
  'стоп|отписка|отписаться|отпишите|отпишись|отмена|отменить|прекратите|прекратить|хватит|удалите|отказ|отказаться|откажись|отпиши|отписване',
  'вiдписатися|відписатися|вiдписка|відписка|відмова|скасувати|припиніть|одјава|одјави|прекини|спри|спрете|откажи',
  'στοπ|σταματηστε|σταματα|διαγραφη|διαγραψτε|ακυρωση|τελος|απεγγραφη',
  // Hebrew, Arabic, Persian, Urdu
  'הסר|הסרה|הסירו|תסירו|עצור|עצרו|הפסק|הפסיקו|תפסיקו|ביטול|סטופ',
  'ستوب|ايقاف|اوقف|اوقفوا|توقف|قف|الغاء|الغ|لغو|بند کرو|بند کریں|روکو|انصراف',
  // India's scripts
  'स्टॉप|रोकें|रोको|रोक|बंद|बंद करो|बंद करें|रद्द|থামুন|বন্ধ|স্টপ|நிறுத்து|நிறுத்தவும்|ఆపు|ఆపండి|ನಿಲ್ಲಿಸಿ|നിർത്തുക|બંધ|રોકો|ਬੰਦ|ਰੋਕੋ|නවත්වන්න',
] as const;

/** Written without spaces between words, so they are heard inside other letters too. */
const INSIDE =
  '停止|退订|退訂|取消|拒收|退出|解除|解約|配信停止|登録解除|やめて|止めて|ストップ|不要な|수신거부|거부|중지|해지|정지|그만|스톱|หยุด|ยกเลิก|เลิก|ឈប់|ຢຸດ|ရပ်';

/** Ordinary words of another language: they count only where they are the whole message. */
const ALONE = 'off|out|td|aus|uit|ret|dur|peru|vege|stoop|stp|stpo|sotp|tsop|停|不要|拒绝|拒絕|huy|tc|dung';

/** Whoever adds these to a stop word says nothing that the owner must hear. */
const POLITE =
  'please|pls|plz|plse|thanks|thank|you|thx|ty|cheers|now|all|it|this|these|that|me|my|number|the|your|messages|message|texts|text|texting|txt|txts|sms|msg|msgs|mms|marketing|' +
  'ads|adverts|spam|sending|send|to|from|of|i|we|want|would|like|list|mailing|and|any|more|at|once|immediately|today|ok|okay|hi|hello|dear|sir|madam|nudges|suggestions|contacting|bothering|' +
  'bitte|danke|sofort|alle|merci|s|il|vous|plait|svp|stp|les|por|favor|gracias|ya|obrigado|obrigada|ja|grazie|per|favore|alstublieft|aub|dank|tack|takk|tak|kiitos|prosim|prosze|dziekuje|الرسائل|الاشتراك|من|فضلك|lutfen|tolong|salamat|os|gwelwch|yn|dda|le|do|thoil|пожалуйста|спасибо|παρακαλω';

const words = (text: string): readonly string[] => text.split('|');
const listed = ANYWHERE.flatMap(words);

export const STOP_WORDS: ReadonlySet<string> = new Set(listed.filter((word) => !word.includes(' ')));
export const STOP_PHRASES: readonly string[] = listed.filter((word) => word.includes(' '));
export const STOP_INSIDE: readonly string[] = words(INSIDE);
export const STOP_ALONE: ReadonlySet<string> = new Set(words(ALONE));
export const POLITE_WORDS: ReadonlySet<string> = new Set(words(POLITE));
export const STOP_SIGNS = /[\u{1F6D1}\u{26D4}\u{1F6AB}\u{1F515}\u{270B}\u{1F91A}]/u;
