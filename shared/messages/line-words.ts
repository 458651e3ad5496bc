// What a line that a model wrote may not speak of, by subject: it may say only why a thing goes with the thing bought.
// Lower case, without accents and signs; every entry is a whole word or phrase, and `(?:…)` stands for a choice in it. The lists are
// broad on purpose: a wrongly refused line costs nothing but the owner's own template.

export type Subject = { readonly problem: string; readonly words: readonly string[] };

const COST = [
  'off|free|freebies?|discount(?:s|ed)?|sales?|saves?|saving|savings|bargains?|deals?|vouchers?|coupons?|codes?|offers?',
  'promo|promos|promotions?|promotional|half|price|prices|priced|pricing|pricey|cheap|cheaper|cheapest|cheaply|lowest|reduced|reductions?|inexpensive',
  'clearance|rebates?|refunds?|refunded|refundable|cash|cash ?back|complimentary|bonus|bonuses|no charge|extra charge|free of charge|on us|on the house|thrown? in|gifts? with',
  'buy one|bogof|bogo|(?:two|three) for (?:one|two)|exclusive|exclusively|special|specials|introductory|knock(?:ed)? down|mark(?:ed)? down|markdown|outlet|liquidation|wholesale|rrp|msrp',
  'costs?|costing|costly|pay|pays|paying|paid|payable|spend|spends|spending|spent|afford|affords|affordable|affordably|budget|budgets|expensive|expense|expenses|economical|thrifty|frugal',
  'value|valued|worth every|worth it|money s worth|worth the money|set you back|easy on (?:the|your) (?:wallet|purse|pocket|pockets)|wallet friendly|a steal|an? investment|invest|investing',
  'fees?|tax|taxes|vat|duty|surcharge|instal?lments?|monthly|per month|subscription|subscriptions|membership|trial|credits?|points|rewards?|loyalty|less than you (?:think|d think)|nothing extra|no extra|extra nothing|at no|for nothing',
  'win|wins|winner|winners|prize|prizes|raffle|lottery|jackpot|guarantees?|guaranteed|warranty|money back|promise|promises|promised|risk free|returns? policy',
  'next to nothing|fraction of|lower than|lowered|slashed|cut in (?:half|two|three)|(?:five|ten|fifteen|twenty|thirty|forty|fifty) (?:off|away|less|lower)|pocket money|small change|peanuts|(?:for|just|only|is) a song|your (?:purse|wallet)|what one (?:is|was|costs?)|for the same|a second one|another one on',
  '(?:our|a|as a|your) gift|gift from|(?:our|a|your) present|present from|something from us|our treat|(?:treat )?(?:that )?we cover|covered by us|you are owed|we owe|owe you|owed|you (?:have|ve) (?:been|won)|been chosen|you are chosen|selected for you|won(?! t(?: |$))|lucky|as a thank you|checkout|at the (?:till|counter|desk)',
  'penny|pennies|gratuito|gratuita|my treat|our shout|my shout|compliments of|pick(?:s|ed)? up the tab|the tab|zero interest|interest free|(?:two|three|one|both) for the (?:money|cost|sum)|without charge|yours to keep|frei haus|fur lau|nix bezahlen|bezahlen|bezahlt',
  'gratis|gratuit|gratuite|gratuits|gratuitement|kostenlos|umsonst|geschenkt|rabatt|rabatte|preis|preise|billig|billiger|gunstig|gunstiger|guenstig|angebot|angebote|sonderangebot|remise|remises|soldes?|prix|offert|offerte',
  'sconto|sconti|prezzo|prezzi|saldi|descuento|descuentos|oferta|ofertas|precio|precios|rebaja|rebajas|barato|barata|desconto|descontos|preco|precos|promocao|korting|prijs|goedkoop|aanbieding|pengar|pris|priser|rea|tilbud',
] as const;

const HASTE = [
  'last chance|hurry|hurry up|rush|today|tonight|tomorrow|yesterday|now or never|limited|ends? (?:soon|at|on|in)|ending|expires?|expired|expiring|expiry|deadline|midnight|countdown|final call',
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekend only|this (?:week|weekend|month|morning|afternoon|evening|season) only|only this (?:week|weekend|month|season)',
  'while (?:they|it|stocks?|supplies|supply|you can|quantities|stock)(?: still)? ?(?:lasts?|remains?|remain)?|as long as (?:they|stocks?|supplies) lasts?|until (?:they|it) (?:are|is|re|s) gone|before (?:it|they)(?: is| are| s| re)? (?:gone|too late|sold|over)|too late|before (?:someone|somebody) else',
  'selling (?:fast|out|quickly)|sells? (?:out|fast)|sold out|almost gone|nearly gone|all gone|gone soon|soon gone|gone by|going (?:fast|quick|quickly)|goes fast|running (?:out|low)|runs? out|low in stock|in stock|out of stock|stocks?|supply|supplies|back in|won t last|wont last|will not last|not last long|won t be (?:here|around|back)|will not be back',
  '(?:few|one|two|three|couple|handful) (?:left|remaining|remain|to go)|only (?:a )?(?:few|one|two|three|handful|couple)|last (?:ones?|few|pieces?|pair|pairs|units?|items?|days?|hours?|minutes?|copies|call|remaining|opportunity)|scarce|scarcity|rare|one time only|once only|never again|once in a lifetime',
  'hot ?cakes|tick tock|ticking|short (?:time|while)|(?:the )?final (?:few|ones?|pieces?|pair|call)|only (?:here|with us)|restock|restocked|restocks|reserves?|reserved|set aside|put aside|(?:held|kept|saved) (?:one|a pair|some) (?:aside )?for you|held until',
  'act (?:now|fast|quick|quickly|soon)|be quick|quick before|don t delay|do not delay|without delay|(?:buy|order|shop|get yours|get it|get one|grab|claim|start|decide|yours) now|right now|now only|only now|immediately|instantly|asap|straight away|right away|at once',
  'do not miss|don t miss|dont miss|missing out|miss out|missed out|do not wait|don t wait|dont wait|can t wait|last minute|final (?:hours?|days?|units?|stock|chance|reductions?)|urgent|urgently|emergency|black friday|cyber monday|snap (?:it|them|one) up|snapped up|grab|grabs',
  'bestsellers?|best sellers?|best selling|top rated|number one|award winning|everyone (?:is|else|s)|everybody (?:is|else|s)|people are buying|in (?:high )?demand|trending|flying off|hot (?:item|right)|most popular',
  '(?:they|it|once they|once it) (?:are|is|re|s) gone|a dozen left|(?:any|the) only (?:one )?(?:remaining|left)|only remaining|remaining|dwindl(?:e|es|ing)|going going|first come|first served|almost out|nearly out|hardly any|scarcely any|demand|before the (?:weekend|holidays?)|not many (?:left|about|around)',
  'bald weg|plus que (?:deux|trois|quelques|un|une)|se agotan?|quedan (?:pocos|pocas)|nog maar|bijna op|rimangono poch[ie]|ne restano|nastan slut|snart slut|nesten tomt|kun fa igjen|zostalo|ostatnie',
  'letzte chance|nur (?:heute|noch|kurz)|heute|jetzt (?:kaufen|bestellen|sichern|zugreifen)|solange (?:der )?vorrat|solange der|beeilen|schnell sein|ausverkauft|derniere chance|aujourd hui|vite|depechez|dernieres? pieces?|stock limite|jusqu a epuisement',
  'ultima oportunidad|hoy|date prisa|ultimas? unidades|hasta agotar|oggi|affrettati|ultimi pezzi|ultima occasione|so hoje|hoje|ultimas? pecas?|corra|vandaag|laatste kans|wees snel|op is op|idag|sista chansen',
] as const;

const PROOF = [
  'recommended (?:by|from)|experts?|everyone|everybody|(?:other|many|most|our) (?:customers?|shoppers?|riders?|buyers?|people)|customers? (?:love|buy|bought|say|also)|loved by|rated|ratings?|reviews?|reviewed|(?:star|stars) rated|(?:five|four) stars?|approved|nhs|fda|certified|officially|celebrit(?:y|ies)|as seen on|famous',
  'best in|best of all|world s best|worlds best|in the world|on the market|in town|on earth|better than|beats (?:any|every|all|the)|unbeatable|unbeaten|voted|champion|record breaking',
] as const;

const DUTY = [
  'by law|legally|legal|illegal|illegally|lawful|mandatory|compulsory|obligatory|obliged|required (?:by|for|on|to)|you must|must (?:have|add|buy|own|get|not)|you need (?:this|it|to)|need this|needs this|you have to|have to have',
  'unsafe|danger|dangers|dangerous|dangerously|deadly|fatal|die|dies|killed|kills|recall|recalled|recalls|hazards?|hazardous|fined|penalty|penalties|uninsured|insurance|liable',
] as const;

const ACCOUNT = [
  'profile|your order (?:cannot|can t|can not|needs?|requires?|may not|must)|not process|process your|processing your',
  'accounts?|logins?|log ?in|logged in|log on|sign ?in|sign ?up|sign on|passwords?|passcodes?|pin (?:code|number)|one time (?:code|password)|credentials?|username|verify|verifies|verified|verification|authenticate|authentication',
  'confirm|confirms|confirmed|confirmation|identity|suspended|suspension|suspend|deactivated|locked out|unlock your|security (?:alert|check|notice|code)|unusual activity|failed|fails|failure|declined|rejected|overdue|outstanding|unpaid',
  'payments?|invoices?|bills?|billed|billing|bank|banks|banking|iban|paypal|venmo|bitcoin|crypto|debit|credit card|your card|card (?:details|number|was|is|has)|wire transfer|transfer money|loan|loans|debt|debts|fraud|chargeback|currency|currencies',
  'update your|your (?:details|information|data|address|order (?:is|was|has|could|did|will|number)|parcel|package|subscription|phone number|email)|on hold|cancell?ed|cancell?ation|problem with|issue with|error with|there (?:is|was) an? (?:problem|issue|error)|warning|alert|notice|notification|customs|legal action|court|police|lawyer',
  'charge|charges|charged|charging|transactions?|bounced|funds|insufficient|go through|went through|gone through|settle up|settle (?:your|the|a)|update (?:card|payment|details)|(?:your )?access (?:ends|expires|is)|otp|passkeys?|klarna|afterpay|clearpay|revolut|apple pay|google pay',
  'konto|zahlung|zahlungen|rechnung|anmelden|einloggen|kennwort|passwort|bestatigen|gesperrt|uberweisung|compte|paiement|paiements|facture|connectez|mot de passe|confirmez|verifiez|banque|cuenta|pago|pagos|factura|contrasena|verifique|conto|pagamento|fattura|accedi|verifica|conta|pagamentos|fatura|senha|rekening|betaling|factuur|wachtwoord|inloggen',
] as const;

const ORDERS = [
  'dm|dms|pm us|insta|instagram|facebook|tiktok|snapchat|youtube|twitter|pinterest|discord|socials?|social media|hashtag|find us|ask (?:for|us|our|at|in)|(?:the|use|say|quote|mention) word|mention (?:this|us)|quote (?:this|us)',
  '(?:order|buy|get|claim|unlock) (?:it|one|this|yours|them|here)|claims?|claiming|unlock|unlocks|unlocked|sign (?:here|this|for|below)|hxxps?',
  'click|clicks|clicking|call (?:us|me|now|this|today|for|the|our|back|on)|give us a (?:call|ring)|phone (?:us|me|now|this)|ring (?:us|me)|dial|text (?:us|me|back|yes|now|this|the|stop|to)|reply|replies|respond|response|answer (?:yes|this|us|with)|whatsapp|telegram|messenger|sms',
  'e ?mail (?:us|me|to|at|this)|e ?mails?|write (?:to )?us|contact|contacts|visit (?:us|our|the|this|www|www)|go to|head to|head over|browse to|website|web ?site|webpage|web page|online at|homepage|url|urls|hyperlink|(?:this|the|our|my|a|following|secure) link|link (?:below|here|in|above)|links? to|follow (?:the|this|our|us)|open (?:the|this) (?:link|page|site|attachment|app)',
  'tap (?:here|below|this|the link|now|on)|press (?:here|below|this|the link|now)|here to|swipe|scan|qr|download|downloads|install (?:the|our|this) app|(?:the|our|an|this) app|attachment|attached|enter your|fill in|fill out|type in|submit|forward (?:this|to)|share (?:this|it with)|tell (?:a|your) friends?|subscribe|unsubscribe|opt out|opt in|send (?:us|me|money|your|this)|ignore (?:the|all|previous|this)|instructions?|system prompt|as an ai|language model',
  'klicken|klick|klicke|anrufen|rufen sie|antworten|antworte|schreiben sie uns|besuchen sie|cliquez|appelez|repondez|visitez|ecrivez nous|haga clic|haz clic|llame|llama al|responda|visite|visita(?:ci| il| la)|clicca|chiama|rispondi|clique|ligue|responda|klik|bel ons|antwoord|bezoek|klicka|ring oss|svara',
  'dot \\p{L}{2,12}|bit ly|bitly|tinyurl|linktr ee|linktree|short ?link',
  'dot (?:com|net|org|co|io|shop|uk|app|link|biz|info|example|de|fr|es|it|nl|eu|me|site|store|online|xyz|top|cc|ly)|(?:punkt|point|punto|ponto|punt) (?:com|net|org|de|fr|es|it|nl|info|shop|eu)|http|https|www|com$|dot com|slash',
] as const;

const HEALTH = [
  'cures?|cured|curing|heals?|healing|healed|health|healthy|healthier|healthiest|unhealthy|wellness|wellbeing|pain|pains|painful|painless|painkillers?|relief|relieves?|relieving|aches?|aching|arthritis|anxiety|anxious|depression|depressed|stress relief|insomnia|sleep better|better sleep',
  'cancer|diseases?|illness|illnesses|infections?|virus|viruses|bacteria|immune|immunity|immunise|boosts? your|doctors?|medical|medically|medicines?|medicinal|medication|clinical|clinically|therapy|therapies|therapeutic|therapist|diagnos(?:e|es|ed|is)|symptoms?|blood pressure|cholesterol|diabetes|diabetic|heart attack',
  'lose (?:ten|five|twenty|a few|some|kilos|pounds|stones?)|lives? longer|living longer|years? younger|look younger|weight loss|lose weight|losing weight|slimming|slimmer|burns? fat|fat burning|calories|detox|detoxing|detoxify|anti ?ageing|anti ?aging|antibacterial|antiviral|antioxidants?|allergy|allergies|allergic|side effects?|dosage|treatments?|treats? (?:pain|acne|eczema|your)|remedy|remedies|proven to|scientifically|injury|injuries|prevents? (?:injur|illness|disease|death|accidents?)|save your life|life saving|could save|viagra|cbd|miracle|addictive|drug|drugs',
  'gesund|gesundheit|heilt|heilung|schmerz|schmerzen|sante|guerit|douleur|douleurs|salud|saludable|cura|curar|dolor|salute|guarisce|dolore|saude|saudavel|dor|gezond|gezondheid|pijn',
] as const;

const DELIVERY = [
  'deliver(?:y|ies|ed|ing)|delivers? (?:to|in|by|on|within|free|next)|next day|same day|overnight|arriv(?:e|es|al|ing|ed)|shipp(?:ed|ing)|ships|dispatch|dispatched|dispatches|postage|posted|courier|couriers|parcels?|tracking|in the post|on its way|on the way to you|at your door|to your door|doorstep|within (?:a |an |two |three )?(?:hours?|days?|minutes?|week|weeks)|with you (?:in|by|within|before)|in time for',
  'lieferung|geliefert|versand|versandkostenfrei|livraison|livre (?:en|sous|chez)|expedition|expedie|envio|envios|entrega|entregas|spedizione|consegna|frete|levering|bezorgd|bezorging|verzending|leverans|frakt',
] as const;

export const SUBJECTS: readonly Subject[] = [
  { problem: 'claims a discount or urgency', words: [...COST, ...HASTE] },
  { problem: 'says who else thinks well of it', words: PROOF },
  { problem: 'says that the reader must, or frightens', words: DUTY },
  { problem: 'speaks of an account or a payment', words: ACCOUNT },
  { problem: 'tells the reader what to do', words: ORDERS },
  { problem: 'speaks of health', words: HEALTH },
  { problem: 'promises a delivery', words: DELIVERY },
];

/** What a letter to the owner may not say either: nobody's figures need a password or a link. */
export const OWNER_SUBJECTS: readonly Subject[] = [
  {
    problem: 'speaks of an account or a payment',
    words: [
      'logins?|log ?in|log on|sign ?in|passwords?|passcodes?|credentials?|verify|verification|authenticate|suspended|deactivated|locked out|overdue|unpaid|declined|invoices?|iban|paypal|bitcoin|crypto|wire transfer|your (?:card|bank|password|account)|credit card|card details|payment (?:failed|was|is|has|could)|payments? failed|update your|enter your|security alert|unusual activity',
    ],
  },
  {
    problem: 'tells the reader what to do',
    words: [
      'click|clicking|call us|call now|call this|dial|text us|reply|respond to|whatsapp|telegram|visit (?:us|our|the|www)|website|web ?site|url|hyperlink|(?:this|the|following|secure) link|link (?:below|here)|follow (?:the|this) link|download|scan|qr|attachment|tap here|send (?:us|me|money|your)|ignore (?:the|all|previous|this)|system prompt|as an ai|language model',
      'dot (?:com|net|org|co|io|shop|uk|app|link|info|example|de|fr|es|it|nl|eu|site|store|xyz)|http|https|www',
    ],
  },
];
