// How people are greeted. The field is typed by whoever shops, or filled in by a program that had nothing to fill in.

/** The letters alone, without what stands on them, between them and after them. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}

/** What programs write where they know no name, and what people write where they will not give one. */
const NOBODY =
  'null undefined none nil nan na void empty blank unknown anonymous anon guest guests gast gaste invite invitee invitado invitada ospite convidado гость kund kunde kundin klant cliente client customer user username shopper buyer visitor member ' +
  'unbekannt inconnu inconnue desconocido desconocida desconhecido sconosciuto onbekend okand neznamy nieznany clientes clients kunden kunder klienten klientka stammkunde laufkunde laufkundschaft passant barverkauf comptoir mostrador acheteur comprador kopare koper ' +
  'клиент покупатель аноним неизвестно неизвестный тест πελατης επισκεπτης אורח לקוח אנונימי زائر عميل مجهول ضيف زبون ゲスト ケスト お客様 お客さま 顧客 客户 客戶 顾客 訪客 访客 游客 匿名 未知 무명 고객 손님 익명 테스트 测试 測試 テスト ลูกค้า ' +
  'kein keine keiner keinname angabe vorname nachname prenom nombre nome nn imie jmeno имя 不明 なし 氏名 이름 gaest gjest gosc zakaznik vasarlo vendeg musteri misafir pelanggan khach asiakas consumidor publico particulier privat privatkunde kassenkunde barkunde shopify woocommerce amazon paypal ebay etsy foobar foo qwertz ' +
  'walkin walkincustomer counter online web website webshop webstore internet cash cashsale cashcustomer card pos retail private valued dearcustomer store shop shopfront office reception front desk company business organisation organization department dept accounts accounting accountspayable sales info support orders order purchasing procurement team staff employee manager owner the new old na nill nul nope nada ' +
  'deleted redacted removed erased withheld hidden anonymized anonymised masked pending missing invalid error failed notprovided notgiven notset notavailable notapplicable noname nofirstname required optional insert enter yourname yourfirstname placeholder lorem ipsum abc abcd abcde abcdef xyz zzz zz aaa aa aaaa bbb asd asdfg asdfgh qwe qwer sdf dfg fff hhh jjj nnn yyy yes ok okay hi hey hallo hola bonjour ciao ' +
  'test tester testing admin administrator root name firstname first last lastname surname fname lname string object default dummy sample example tbd tba dear hello true false no not there nobody noname somebody someone you me x xx xxx xxxx asdf qwerty';
/** "Hi Mr.," greets nobody, and a family name alone is no first name. */
const TITLES =
  'mr mrs ms miss mx mister master dr doctor prof professor sir madam madame mme mlle mademoiselle monsieur m herr frau fraulein hr fr dhr mevr mevrouw meneer senor senora senorita sr sra srta signor signora signore sig senhor senhora pan pani dott ing lady lord rev firma fa fam familie eheleute capt captain sgt messrs encik puan smt shri';
const NO_NAMES: ReadonlySet<string> = new Set(`${NOBODY} ${TITLES}`.split(' ').map(folded));
/** Where one of these stands in a name it is a firm's: "Acme Ltd" is nobody's first name. */
const FIRMS: ReadonlySet<string> = new Set(
  'ltd limited llc llp plc inc incorporated corp corporation co company gmbh ug kg ohg gbr ag ev mbh sarl sas sasu eurl snc srl srls spa sl slu sa bv nv vof ab as asa aps oy oyj doo sro spzoo kft pty pte sdn bhd cc pvt pvtltd holdings holding group trading enterprises services solutions consulting brothers sons'.split(
    ' ',
  ),
);

/** The first name as a greeting; undefined for anything that does not look like one: then nobody is called by a name. */
export function greetingName(name: string | undefined): string | undefined {
  const first = name?.trim().split(/\s+/)[0];
  if (first === undefined || !/^[\p{L}\p{M}'’-]{1,20}\.?$/u.test(first)) return undefined;
  // Without a letter at its beginning and end it is a sign; one Latin letter is an initial.
  if (!/^\p{L}/u.test(first) || /['’-]\.?$/u.test(first) || /^\p{Script=Latin}\p{M}*\.?$/u.test(first))
    return undefined;
  return isNobody(first) || isFirm(name ?? '') ? undefined : first;
}

/** "Null-Null" and "nullnull" say no more than "null". */
function isNobody(first: string): boolean {
  const letters = folded(first);
  const half = letters.slice(0, letters.length / 2);
  return (
    NO_NAMES.has(letters) ||
    (half.length > 2 && letters === `${half}${half}` && NO_NAMES.has(half)) ||
    first.split(/['’-]/).every((part) => NO_NAMES.has(folded(part)))
  );
}

/** "Bo As" may be a person: two letters count only as a firm writes them, in capitals. */
function isFirm(name: string): boolean {
  const [, ...others] = name.trim().split(/[\s,]+/);
  return (
    /&|\+/.test(name) ||
    others.some((word) => FIRMS.has(folded(word)) && (folded(word).length > 2 || word === word.toUpperCase()))
  );
}

/** A template for somebody whose name is not known. Nobody is called "there" but in a greeting; elsewhere the name goes with the comma before it. */
export const withoutName = (template: string): string =>
  template
    .replace(/\b(hi|hello|hey) \{name\}/gi, '$1 there')
    .replace(/\bdear \{name\}/gi, 'Hi there')
    .replace(/, ?\{name\}/g, '');
