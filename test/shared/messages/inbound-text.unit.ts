import { describe, expect, it } from 'vitest';
import { readInboundText, readReply } from '../../../shared/messages/inbound-text.ts';
import { STOP_ALONE, STOP_INSIDE, STOP_PHRASES, STOP_WORDS } from '../../../shared/messages/stop-words.ts';

describe('an answer by text that means stop', () => {
  it.each([...STOP_WORDS, ...STOP_PHRASES, ...STOP_INSIDE, ...STOP_ALONE])('%s', (word) => {
    expect(readReply(word)).toBe('stop');
    expect(readReply(word.toUpperCase())).toBe('stop');
    expect(readReply(` “${word}”. `)).toBe('stop');
  });

  it.each([
    'REVOKE',
    'OPT OUT',
    'Opt-out',
    'opt_out',
    'optout.',
    'END',
    'CANCEL',
    'QUIT!',
    'UNSUB',
    'Unsubscribe me please',
    '"STOP"',
    '«STOP»',
    '(stop)',
    '[STOP]',
    '<stop>',
    '*STOP*',
    '#stop',
    '...stop',
    'STOP.',
    'stop!!!',
    'STOPPP',
    'stoooop',
    'st0p',
    'STOP2',
    '2stop',
    'STOP 12345',
    'S T O P',
    's.t.o.p',
    'S-T-O-P',
    '👋 stop',
    '🙏🏽STOP🙏🏽',
    '🛑',
    '✋🏿',
    '\u200bSTOP',
    'S\u200dTOP',
    'ST\u00adOP',
    '\ufeffstop',
    'ＳＴＯＰ',
    'ｓｔｏｐ',
    'Ⓢⓣⓞⓟ',
    '𝗦𝗧𝗢𝗣',
    '🆂🆃🅾🅿',
    'ѕtор',
    'STОP',
    'please stop',
    'Please STOP texting me, thanks',
    'stop all messages now',
    'Cancelled',
    '보내지마',
    'Stopped',
    'stop2end',
    'delete me',
    'Delete my number please',
    'No more texts thanks',
    'BLOCK',
    'Desuscríbeme',
    'Dejen de enviar mensajes',
    'No me escriban más',
    'NO ENVIAR',
    'Para',
    'Ne plus recevoir',
    'Plus de SMS svp',
    'Ne me contactez plus',
    'Chega',
    'Parem',
    'Não quero mais',
    'Löschen',
    'Kein Interesse',
    'Lass mich in Ruhe',
    'Keine Nachrichten mehr bitte',
    'Meld me af',
    'Geen interesse',
    'Stoppa',
    'Nie chcę',
    'Не присылайте',
    'やめろ',
    '不要再发',
    '🙅',
    '🖕',
    'I want to opt out',
    'pls unsub me from this list',
    'do not text me',
    "Don't text me",
    'DON’T CONTACT ME',
    'leave me alone!',
    'take me off your list',
    'no more texts please',
    'ARRÊT',
    'arrêtez svp',
    'Désabonner',
    'STOP s’il vous plaît',
    'ALTO',
    'BAJA',
    'baja por favor',
    'No más',
    'PARAR',
    'Sair',
    'STOPP bitte',
    'Abmelden',
    'KÜNDIGEN',
    'Afmelden',
    'Avslutt',
    'sluta',
    'Lopeta',
    'REZYGNUJĘ',
    'Odhlásit',
    'LEIRATKOZÁS',
    'İPTAL',
    'DỪNG LẠI',
    'BERHENTI',
    'СТОП',
    'Отписаться',
    'ΣΤΟΠ',
    'διαγραφή',
    'הסר',
    'إيقاف',
    'रोकें',
    '停止',
    '退订',
    'TD',
    '配信停止',
    'ストップ',
    '请停止发送',
    '수신거부',
    'ยกเลิก',
  ])('%s', (words) => {
    expect(readReply(words)).toBe('stop');
  });
});

describe('an answer that holds such a word and says more: it counts, and the owner hears', () => {
  it.each([
    'cancel my order please',
    'I will be there at the end of the day',
    'Can you stop by with it tomorrow?',
    'When does the sale end?',
    'end?',
    'Please stop sending these, I bought the bike for my son and he already has lights',
    'The bus stop outside your shop is closed, where can I park',
    'How do I remove the old lock',
    'What is the alto saxophone',
    'Quiero que la talla sea más baja',
    'A que horas posso sair daqui',
    'À la fin du mois peut-être',
    'Мне нужна отмена заказа номер десять',
    '我想取消我昨天在你们店里下的订单',
    '🛑 my brakes squeak',
  ])('%s', (words) => {
    expect(readReply(words)).toBe('stop-and-more');
  });
});

describe('an answer without such a word', () => {
  it.each([
    'Is the lock also available in red?',
    'Yes please',
    'Thanks!',
    'no',
    'para mi hija',
    'That is fine',
    'The weekend would suit me',
    'nonstop great service',
    'I am the bookend collector',
    'sending love',
    '👍',
    '???',
    '01234',
  ])('goes to the owner: %s', (words) => {
    expect(readReply(words)).toBe('question');
  });

  it.each(['', '   ', '\n\t'])('is nothing when it is empty: %j', (words) => {
    expect(readReply(words)).toBe('nothing');
  });

  it('is read as far as a person would read it, however long', () => {
    expect(readReply(`${'la '.repeat(100_000)}stop`)).toBe('question');
    expect(readReply(`stop ${'a'.repeat(100_000)}`)).toBe('stop-and-more');
  });
});

describe('the message of the topic', () => {
  it('is the number, the words and the service’s own id', () => {
    const body = { originationNumber: '+447700900123', messageBody: 'Stop', inboundMessageId: 'm-1' };
    expect(readInboundText(JSON.stringify(body), 'GB')).toEqual({
      from: '+447700900123',
      words: 'Stop',
      id: 'm-1',
    });
  });

  it.each(['{', '[]', '{"originationNumber":"nobody","messageBody":"stop"}'])(
    'is nothing when it is %s',
    (text) => {
      expect(readInboundText(text, 'GB')).toBeUndefined();
    },
  );
});

describe('a stop with a picture at it', () => {
  it.each([
    '❤️STOP',
    '☎️stop',
    '⚠️STOP',
    '♥️unsub',
    '🤷‍♂️STOP',
    '🤷🏽‍♀️STOP',
    'STOP\ufe0f',
    'S\ufe0fTOP',
    '\u180bSTOP',
    '\u3164STOP',
    '\u115fstop',
    '1️⃣STOP',
    'S⃣T⃣O⃣P⃣',
    '❤️ STOP',
    'STOP❤️',
    '🛑️STOP',
    'STOP™',
    'ꜱᴛᴏᴘ',
    'S-TOP',
    's-t-o-p',
    'st op',
    'S.TOP',
    'přestaňte',
    'Stuur me niets meer',
    'I revoke my consent',
  ])('%j is heard, and nobody has to read it', (words) => {
    expect(readReply(words)).toBe('stop');
  });

  it.each(['❤️ thank you', 'is the shop open', 'st or op?'])('%j is none', (words) => {
    expect(readReply(words)).toBe('question');
  });
});
