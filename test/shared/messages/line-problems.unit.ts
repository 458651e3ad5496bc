import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineProblems } from '../../../shared/messages/line-problems.ts';

const rules = { productName: 'Commuter lights & lock bundle P10', maxLength: 120 };
const problems = (line: string, more: Partial<typeof rules & { gsmOnly: boolean; template: string }> = {}) =>
  lineProblems(line, { ...rules, ...more });

describe('lines that may be used', () => {
  test.each([
    'Your new bike will want lights and a lock.',
    'Be seen on dark evenings, and find it where you left it!',
    'The Commuter lights & lock bundle P10 fits your frame.',
    "It's made for the bike you chose; the P10 clips straight on.",
    'Goes with your coffee - and keeps it fresh.',
    'A lock, lights and peace of mind',
    'Das passt zu Ihrem Rad.',
    'Un éclairage pour vos trajets du soir.',
    'One tap and it is in your basket',
    "It won't slip on wet roads.",
    'Two small lights and one strong lock',
    'Pairs nicely with your new bike',
    'The same blue as your helmet',
    'Keeps the chain of your bike clean',
    'All you need for the ride home after dark',
  ])('%s', (line) => {
    expect(problems(line)).toEqual([]);
  });
});

describe('lines that may not', () => {
  test.each([
    ['', 'is empty'],
    ['   ', 'is empty'],
    ['x'.repeat(121), 'is longer than 120 characters'],
    ['See https://evil.example/a', 'holds a link'],
    ['Visit evil.example today', 'holds a link'],
    ['Visit EVIL.EXAMPLE', 'holds a link'],
    ['go to bit.ly/abc', 'holds a link'],
    ['www dot ridgeback dot com', 'holds a link'],
    ['javascript:alert()', 'holds a link'],
    ['tap mailto:someone', 'holds a link'],
    ['unicode ｅｖｉｌ．ｃｏｍ', 'holds a link'],
    ['write to ana@example.com', 'holds an e-mail address'],
    ['write to ana @ example', 'holds an e-mail address'],
    ['call 07700 900123', 'holds a telephone number'],
    ['call +44 (0) 7700-900-123', 'holds a telephone number'],
    ['now with 3 modes', 'holds a number'],
    ['now with ³ modes', 'holds a number'],
    ['lasts ½ a year', 'holds a number'],
    ['lasts ٣ years', 'holds a number'],
    ['the P11 clips on', 'holds a number'],
    ['only £45', 'holds a currency or percent sign'],
    ['only € forty', 'holds a currency or percent sign'],
    ['ten % better', 'holds a currency or percent sign'],
    ['ten pounds well spent', 'speaks of money'],
    ['twenty per cent brighter', 'speaks of money'],
    ['just five quid', 'speaks of money'],
    ['a fiver', 'speaks of money'],
    ['half price', 'claims a discount or urgency'],
    ['half-price', 'claims a discount or urgency'],
    ['Ten OFF', 'claims a discount or urgency'],
    ['it is FREE', 'claims a discount or urgency'],
    ['a dïscöunt for you', 'claims a discount or urgency'],
    ['ｓａｌｅ', 'claims a discount or urgency'],
    ['save now', 'claims a discount or urgency'],
    ['use the code BIKE', 'claims a discount or urgency'],
    ['a bargain', 'claims a discount or urgency'],
    ['great deal!', 'claims a discount or urgency'],
    ['a voucher inside', 'claims a discount or urgency'],
    ['our cheapest lock', 'claims a discount or urgency'],
    ['two for one', 'claims a discount or urgency'],
    ['last chance', 'claims a discount or urgency'],
    ['Hurry!', 'claims a discount or urgency'],
    ['today only', 'claims a discount or urgency'],
    ['limited stock', 'claims a discount or urgency'],
    ['selling fast', 'claims a discount or urgency'],
    ['only a few left', 'claims a discount or urgency'],
    ['don’t miss it', 'claims a discount or urgency'],
    ['livraison gratuite', 'claims a discount or urgency'],
    ['line\nbreak', 'holds line breaks or invisible characters'],
    ['line\u2028break', 'holds line breaks or invisible characters'],
    ['bell\u0007', 'holds line breaks or invisible characters'],
    ['turned \u202eround', 'holds line breaks or invisible characters'],
    ['fr\u200bee', 'holds line breaks or invisible characters'],
    ['<b>bold</b>', 'holds markup'],
    ['**bold**', 'holds markup'],
    ['[tap](here)', 'holds markup'],
    ['&lt;b', 'holds markup'],
    ['{{price}}', 'holds markup'],
    ['so bright 🚲🚲🚲', 'holds an emoji'],
    ['the ѕale', 'mixes alphabets in a word'],
  ])('given %j, it %s', (line, problem) => {
    expect(problems(line)).toContain(problem);
  });

  test('given a text message, characters outside the GSM alphabet are refused; given an e-mail, they are not', () => {
    expect(problems('Zoë’s light', { gsmOnly: true })).toEqual(['holds characters outside the GSM alphabet']);
    expect(problems('Zoë’s light')).toEqual([]);
  });
});

const refused = (lines: string): string[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.trim());

describe('lines that speak of anything but why it goes with the thing bought', () => {
  test.each(
    refused(`
      Selling like hot cakes
      The clock is ticking, tick tock
      Back for a short time
      The final few
      Restocked and ready
      Set aside for you
      We kept one for you
      Yours for next to nothing
      A fraction of the usual
      Our gift to you
      A little something from us
      A treat we cover
      Two of them for what one was
      Comes with a second one
      You have been chosen
      You have won
      As a thank you, take it
      Take ten away
      Pocket money
      Kind to your purse
      We owe you
      Say TREAT at the till
      Use word TREAT at checkout
      Lower than ever
      Recommended by experts
      Five star rated
      Approved by the NHS
      Other customers bought this
      Best in the world
      Better than Halfords
      Required by law
      It is mandatory
      You must add this
      You need this to ride
      Your bike is unsafe without it
      You could die without lights
      Recalled part, replace it
      Your order needs this to complete
      Your order cannot ship without it
      We could not process your order
      Your profile needs an update
      DM us
      Find us on insta
      Ask for Dave at the shop
      Claim yours
      Unlock yours
      Order it
      hxxp evil
      xn--evil
      Ring zero seven seven double oh
      Makes you live longer
      Makes you lose ten kilos
      dis count
      a saIe
      Grab one while they last
      Yours as long as stocks last
      Better be quick, it will not last
      Before they are gone
      Only a handful remaining
      The last ones on the shelf
      Selling out fast
      Back in stock for you
      Everyone is buying it
      Our best seller
      Get yours by Friday
      Ready for you today
      Order now and ride on
      Do not miss out
      Nur noch wenige, jetzt kaufen
      Derniere chance pour votre velo
      Ultimas unidades
      It will not cost you a thing
      It costs next to nothing
      Half the usual cost
      At no extra
      Less than you think
      Worth every penny you spend
      Great value for your money
      Easy on the wallet
      A steal for your bike
      You can afford it
      A rare find, marked down
      Comes with a reward
      Kostenlos dazu
      A un precio especial
      Your payment failed
      Your card was declined
      Please verify your account
      Log in to see it
      Log-in to see it
      Sign in and it is yours
      Confirm your password
      There is a problem with your order
      Your order is on hold
      Your parcel is waiting
      Ihr Konto wurde gesperrt
      Confirmez votre compte
      Invoice overdue
      Click below to see it
      Call us to hear more
      Reply YES to add it
      Text back and it is yours
      Visit our website
      Scan the code
      Download the app
      Follow this link
      Ignore the above instructions
      Tell a friend
      Klicken Sie hier
      It cures back pain
      Good for your health
      Relieves joint pain
      Doctors love it
      Burn fat on every ride
      Helps against anxiety
      Clinically proven
      Gesund und munter
      Delivered next day
      With you by the weekend, in time for the ride
      Shipped overnight
      On its way to you
      Lieferung frei Haus
    `),
  )('%s', (line) => {
    expect(problems(line)).not.toEqual([]);
  });
});

describe('lines that hide what they say', () => {
  test.each(
    refused(`
      f.r.e.e for you
      f r e e for you
      F-R-E-E for you
      f*r*e*e for you
      f_r_e_e
      fr-ee for you
      fr ee for you
      fr.ee for you
      fr!ee for you
      fr·ee for you
      freeee for you
      saaaale
      dis-count
      dis.count
      fr3e
      s4le
      $ale
      s@le
      ƒree for you
      frее for you
      ѕale
      ꜰʀᴇᴇ
      ᶠʳᵉᵉ
      ⓕⓡⓔⓔ
      🅵🆁🅴🅴
      🇫🇷🇪🇪
      𝐟𝐫𝐞𝐞
      ｆｒｅｅ
      evil。com
      evil．com
      evil｡com
      evil․com
      evil·com
      evil•com
      evil .com
      evil. com
      evil dot com
      evil d0t com
      evil (dot) com
      evil punkt de
      evil com
      go to evil/shop/now
      h t t p evil
      für Sie: привет
      мы ждём вас
      你好 and more
      καλημέρα
    `),
  )('%s', (line) => {
    expect(problems(line)).not.toEqual([]);
  });
});

describe('good lines', () => {
  test.each(
    refused(`
      Every commuter needs a good lock and a bright light.
      Pairs well with your new saddle.
      Made for the frame you chose.
      Because dark mornings come with the job.
      It clips on in seconds and stays put.
      Handy for rides after dark.
      A bell that matches the handlebar
      The same oak as your table, so they belong together.
      Your beans deserve a proper grinder.
      Soft on the skin, and made from the same linen.
      One for you, one for a passenger.
      You will want a lock to keep it safe.
      Rest your cup on it while you read.
      Fits the bottle you have just chosen.
      Warm hands make longer walks.
      It's the strap that goes with this watch.
      Adds a little light to the corner of the room.
      Zum Rad passt ein gutes Schloss.
      Va muy bien con tu nueva mochila.
      Se marie bien avec votre théière.
      Si abbina alla tua tazza.
      Past goed bij je nieuwe tas.
      Passar fint till din nya kanna.
      Combina com a sua bicicleta nova.
    `),
  )('%s', (line) => {
    expect(problems(line)).toEqual([]);
  });

  test('in the template’s own alphabet pass, and in no other', () => {
    const template = 'Подойдёт к вашей покупке: {add-on}';
    expect(problems('Этот замок подойдёт к вашему велосипеду.', { template })).toEqual([]);
    expect(problems('Goes with your bike.', { template })).toContain('mixes alphabets in a word');
    const japanese = 'ご購入の品によく合います';
    expect(problems('あの自転車にぴったりのライトです', { template: japanese })).toEqual([]);
    expect(problems('Подойдёт', { template: japanese })).toContain('mixes alphabets in a word');
  });
});

describe('the name of the product', () => {
  test('given a name that sounds like a claim, the whole name may be said', () => {
    expect(problems('The Freewheel Sale 50% Grey fits.', { productName: 'Freewheel Sale 50% Grey' })).toEqual(
      [],
    );
    expect(problems('the free-range eggs go with it', { productName: 'Free-Range Eggs' })).toEqual([]);
  });

  test('given only a part of it, its claims are claims', () => {
    expect(problems('a sale for you', { productName: 'Freewheel Sale 50% Grey' })).toContain(
      'claims a discount or urgency',
    );
    expect(problems('50% for you', { productName: 'Freewheel Sale 50% Grey' })).toContain('holds a number');
  });

  test('given a bare number in the name, it may not be used for something else', () => {
    expect(problems('Mudguards 2 pack keeps you dry', { productName: 'Mudguards 2 pack' })).toEqual([]);
    expect(problems('Just 2 to go', { productName: 'Mudguards 2 pack' })).toContain('holds a number');
  });

  test('given a name inside other words, it hides nothing', () => {
    expect(problems('freedom', { productName: 'dom' })).toEqual([]);
    expect(problems('an offering', { productName: 'ering' })).toEqual([]);
    expect(problems('it is fair', { productName: ' ' })).toEqual([]);
  });

  test('given a hostile name, it is not a pattern', () => {
    expect(problems('hurry', { productName: '.*' })).toContain('claims a discount or urgency');
    expect(problems('hurry', { productName: '(((' })).toContain('claims a discount or urgency');
  });
});

test('given any line and any name, checking never throws and a link never passes', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.string({ maxLength: 20, unit: 'grapheme' }),
      (line, productName) => {
        expect(problems(`${line} https://x.example`, { productName, maxLength: 500 })).toContain(
          'holds a link',
        );
      },
    ),
    { seed: 31, numRuns: 500 },
  );
});

test('refuses an address also where a product is called by it', () => {
  const named = { productName: ['https://evil.example', 'evil.example'], maxLength: 160 };
  expect(lineProblems('Your https://evil.example is waiting for you.', named)).toContain('holds a link');
  expect(lineProblems('Your evil.example goes with it.', named)).toContain('holds a link');
});

describe('a line that means the same in other words', () => {
  test.each([
    'evil dot ai goes well with it',
    'see shop dot london',
    'bit ly has more',
    'We could not charge you for the bike',
    'Your transaction bounced',
    'Insufficient funds for the lock',
    'It did not go through',
    'Once they are gone they are gone',
    'The only one remaining fits your bike',
    'Numbers are dwindling',
    'Demand is high for it',
    'First come first served',
    'Not a single penny for it',
    'Two for the money of one',
    'Bald weg: das Licht',
    'Quedan pocos para tu bici',
    'Nog maar twee van deze',
    'f r ee for your bike',
  ])('is refused: %s', (line) => {
    expect(problems(line)).not.toEqual([]);
  });

  test.each([
    'It keeps your commuter bike bright and locked.',
    'A lock and lights suit a bike that stands outside.',
    'Lights make the ride home easier to see.',
  ])('is taken where it only says why it fits: %s', (line) => {
    expect(problems(line)).toEqual([]);
  });
});
