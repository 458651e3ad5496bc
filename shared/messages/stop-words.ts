// The words with which people end text messages, as the networks, the regulators (FCC 47 CFR 64.1200(a)(10), Ofcom, CNIL, AEPD)
// and the services that carry messages list them, and as people write them in the languages that a shop's customers speak.
// Lower case and without accents; several words stand for a phrase.

/** Heard wherever they stand in a message. */
const ANYWHERE = [
  // English, and what every network knows
  'stop|stopp|stops|stopall|stopit|stoptext|stoptexts|stoptexting|stopmsg|stopsms|stoptxt|stopping|stopped|stop2end|stop2quit|stop2stop|cease|desist',
  'unsubscribe|unsubscribed|unsub|unsubs|unsubcribe|unsuscribe|unsubscibe|unsubscribing|desubscribe',
  'unsubscribes|unsubscribeme|unsubme|end|quit|quits|quitting|cancel|cancels|canceled|cancelled|canceling|cancelling|revoke|revokes|revoking|revoked|remove|removed|optout|optingout|unregister|unreg|unenroll|delist',
  'opt out|opt me out|opted out|opting out|opt us out|leave me alone|take me off|get me off|go away|no more texts|no more text',
  'no more messages|no more sms|not interested|do not text|dont text|don t text|do not message|dont message|don t message',
  'delete|deleted|erase|halt|no more|never again|no longer interested|forget me|forget my number|opt me off|piss off|fuck off|bugger off|sod off|get lost|not wanted|unwanted',
  'do not call|dont call|don t call|do not sms|dont sms|don t sms|do not bother|dont bother|don t bother|do not want|dont want|don t want|do not wish|dont wish|don t wish|not consent|no consent|withdraw|withdrawn|withdrew',
  'do not contact|dont contact|don t contact|do not send|dont send|don t send|do not disturb|dnd|lose my number|wrong number',
  // French, Spanish, Catalan, Galician, Basque, Portuguese, Italian
  'arret|arrets|arreter|arretez|arrete|desabonner|desabonnement|desabonne|desinscrire|desinscription|resilier|resiliation|annuler|annulez|fin|supprimer|supprimez|cessez|cesser|desabonnez|desabonnez moi|desinscrivez|desinscris|retirez|enlevez|plus de sms|plus de message|plus de messages|plus de pub|plus de publicite|ne plus recevoir|ne plus m envoyer|ne m envoyez plus|n envoyez plus|ne me contactez plus|ne plus me contacter|pas interesse|pas interessee|foutez moi la paix',
  'alto|baja|nomas|parar|pare|detener|detengan|detente|cancelar|cancela|cancelen|cancele|terminar|salir|desuscribir|desuscribirme|desuscribirse|darme de baja|darse de baja|eliminar|eliminame|borrar|borrame|borrenme|no mas|desuscribe|desuscribeme|desuscribanme|dame de baja|denme de baja|deme de baja|darme baja|quitar|quitame|quitenme|dejen|dejen de|deja de|dejar de|deje de|dejadme|dejenme|parad|no enviar|no envien|no me envien|no enviarme|no escribir|no me escriban|no me escribas|no me escriba|no me interesa|no quiero|no deseo|no molestar|basta ya',
  'atura|aturar|baixa|donar de baixa|gelditu|utzi|deter',
  'sair|remover|descadastrar|descadastre|desinscrever|anular|pararem|parem|pare de|chega|nao quero|nao quero mais|nao enviar|nao envie|nao enviem|nao me envie|nao tenho interesse|sem interesse|me tira|me tire|desinscreva|cancelem|excluir|apagar',
  'ferma|fermare|fermate|fermati|annulla|annullare|annullate|cancella|cancellami|cancellare|cancellazione|disiscrivi|disiscrivere|disiscrivermi|disattiva|basta|revoca|rimuovi|rimuovere|rimuovimi|smettere|smettila|smettetela|cancellatemi|disiscrivetemi|toglimi|toglietemi|non inviare|non inviatemi|non scrivetemi|non mi interessa|non interessato|non voglio|non contattarmi|non contattatemi|niente sms',
  // German, Dutch, Afrikaans, the north
  'ende|abmeld|abmelden|abmeldung|abbestellen|abbestellung|kundigen|kuendigen|kundigung|widerruf|widerrufen|widerrufe|widerspruch|aufhoren|aufhoeren|beenden|austragen|abbrechen|abgemeldet|abbestelle|abbestellt|kundige|kuendige|loschen|loesche|loeschen|losche|entfernen|entferne|stoppe|stoppt|keine nachrichten|keine nachrichten mehr|keine sms|keine sms mehr|keine werbung|kein interesse|nicht mehr|nie wieder|lass mich in ruhe|lasst mich in ruhe|lassen sie mich in ruhe|in ruhe lassen|melde mich ab|mich abmelden',
  'stuur me niets meer|stuur mij niets meer|afmelden|afmelding|afmeld|uitschrijven|uitschrijving|opzeggen|stoppen|eind|einde|annuleren|verwijderen|staak|kanselleer|stoppie|uitschrijf|schrijf me uit|schrijf mij uit|meld me af|meld mij af|verwijder|geen berichten|geen sms|geen interesse|geen reclame|niet meer|nooit meer|laat me met rust|niet sturen|stuur niets|stuur geen',
  'stoppa|stoppet|stanna|sluta skicka|avregistrer|avregistrere|meld meg av|meld mig fra|frameld mig|frameldes|ta bort|ta bort mig|inga fler|ingen flere|ikke flere|inte intresserad|ikke interesseret|ikke interessert|lamna mig ifred|afmeld mig|slet mig|slett meg|radera|ala laheta',
  'slut|sluta|avsluta|avregistrera|avanmal|avanmalan|avbryt|slutt|avslutt|avmeld|frameld|afslut|afbestil|afbryd|haetta|afskra|afskraning',
  'lopeta|lopettaa|peruuta|peru tilaus|seis|lopp|loobu|peata|atteikties|beidz|beidziet|sustabdyti|sustabdykite|partraukt|beigt|atsisakyti|nutraukti|nebenoriu',
  // Welsh, Irish
  'stopio|peidio|diwedd|dad danysgrifio|stad|diliosc',
  // Central and eastern Europe, in Latin letters
  'prestante|leallit|leallitas|rezygnuje|rezygnacja|rezygnuj|koniec|wypisz|wypisac|anuluj|przestan|przestancie|odsubskrybuj|usun|usuncie|nie chce|nie wysylac|nie wysylajcie|uz ne|neposilat|neposilejte|neposielat|neposielajte|nechci|nechcem|konec|zrusit|zrus|odhlasit|odhlas|zrusit|ukoncit',
  'leiratkozas|leiratkozom|leiratkozni|lemondas|lemondom|torles|vege legyen|dezabonare|dezabonez|anulare|renunt|opreste|opriti',
  'prekid|odjava|odjavi|odjavite|prekini|prekinite|prestani|cregjistrohu|ndalo|ndal',
  // Turkish, Vietnamese, Malay and Indonesian, Filipino, Swahili
  'iptal|durdur|cikis|reddet|aboneligi iptal|dung lai|ngung|ngung gui|dung gui|khong gui|khong nhan|tu choi|tuchoi|huy dang ky|huy bo',
  'berhenti|henti|hentikan|batal|batalkan|keluar|nyahlanggan|jangan hantar|jangan kirim|tak nak|tidak mau|tak mahu|hapus|padam|buang saya|tigil|tama na|ayoko na|itigil|ihinto|hinto|acha|sitisha|komesha',
  // Hindi and Urdu in Latin letters
  'band karo|band kare|band karein|band kijiye|roko|rokiye|rok do|mat bhejo|mat bhejiye|nahi chahiye|band kar do|band kardo|hatao',
  // Cyrillic, Greek
  'стоп|отписка|отписаться|отпишите|отпишись|отпишите меня|не пишите|не присылайте|не отправляйте|не надо|не хочу|остановить|остановите|остановка|удалить|стопь|отмена|отменить|прекратите|прекратить|хватит|удалите|отказ|отказаться|откажись|отпиши|отписване',
  'вiдписатися|відписатися|вiдписка|відписка|відмова|скасувати|припиніть|одјава|одјави|прекини|спри|спрете|откажи',
  'στοπ|σταματηστε|σταματα|διαγραφη|διαγραψτε|ακυρωση|τελος|απεγγραφη',
  // Hebrew, Arabic, Persian, Urdu
  'הסר|הסרה|הסירו|תסירו|עצור|עצרו|הפסק|הפסיקו|תפסיקו|ביטול|סטופ',
  'ستوب|ايقاف|اوقف|اوقفوا|توقف|قف|الغاء|الغ|لغو|بند کرو|بند کریں|روکو|انصراف',
  // India's scripts
  'हटाओ|रुको|रोकिए|स्टॉप|रोकें|रोको|रोक|बंद|बंद करो|बंद करें|रद्द|থামুন|বন্ধ|স্টপ|நிறுத்து|நிறுத்தவும்|ఆపు|ఆపండి|ನಿಲ್ಲಿಸಿ|നിർത്തുക|બંધ|રોકો|ਬੰਦ|ਰੋਕੋ|නවත්වන්න',
] as const;

/** Written without spaces between words, so they are heard inside other letters too. */
const INSIDE =
  '停止|停发|停發|别发|別發|不要发|不要發|不要再|勿发|勿發|别再|別再|退订|退訂|取消|拒收|退出|解除|解約|配信停止|登録解除|やめて|やめろ|やめる|止めて|送らないで|いらない|要らない|拒否|停止して|ストップ|不要な|수신거부|거부|중지|해지|정지|그만|스톱|보내지|배송중지|탈퇴|หยุด|ยกเลิก|เลิก|ឈប់|ຢຸດ|ရပ်';

/** Ordinary words of another language: they count only where they are the whole message. */
const ALONE =
  'para|enough|leave|spam|junk|block|blocked|fuera|ends|ended|off|out|td|aus|uit|ret|dur|peru|vege|stoop|stp|stpo|sotp|tsop|停|不要|拒绝|拒絕|huy|tc|dung';

/** Whoever adds these to a stop word says nothing that the owner must hear. */
const POLITE =
  'consent|please|pls|plz|plse|thanks|thank|you|thx|ty|cheers|now|all|it|this|these|that|me|my|number|the|your|messages|message|texts|text|texting|txt|txts|sms|msg|msgs|mms|marketing|' +
  'ads|adverts|spam|sending|send|to|from|of|i|we|want|would|like|list|mailing|and|any|more|at|once|immediately|today|ok|okay|hi|hello|dear|sir|madam|nudges|suggestions|contacting|bothering|' +
  'mensajes|mensaje|enviar|mandar|mas|mais|mensagens|messaggi|nachrichten|berichten|mehr|meer|bitte|danke|sofort|alle|merci|s|il|vous|plait|svp|stp|les|por|favor|gracias|ya|obrigado|obrigada|ja|grazie|per|favore|alstublieft|aub|dank|tack|takk|tak|kiitos|prosim|prosze|dziekuje|الرسائل|الاشتراك|من|فضلك|lutfen|tolong|salamat|os|gwelwch|yn|dda|le|do|thoil|пожалуйста|спасибо|παρακαλω';

/** Folded as an answer is: й is и with an accent. */
const words = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .split('|');
const listed = ANYWHERE.flatMap(words);

export const STOP_WORDS: ReadonlySet<string> = new Set(listed.filter((word) => !word.includes(' ')));
/** The longest first: one may be the beginning of another. */
export const STOP_PHRASES: readonly string[] = listed
  .filter((word) => word.includes(' '))
  .sort((left, right) => right.length - left.length);
export const STOP_INSIDE: readonly string[] = words(INSIDE);
export const STOP_ALONE: ReadonlySet<string> = new Set(words(ALONE));
export const POLITE_WORDS: ReadonlySet<string> = new Set(words(POLITE));
export const STOP_SIGNS =
  /[\u{1F6D1}\u{26D4}\u{1F6AB}\u{1F515}\u{270B}\u{1F91A}\u{1F645}\u{1F4F5}\u{1F595}\u{1F44E}\u{274C}\u{274E}\u{1F6B7}\u{1F910}]/u;
