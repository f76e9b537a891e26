import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOtherScripts } from '../../../scripts/names/sources.ts';
import { findEntities } from '../../../lib/relate/entities.ts';
import { shippedNames } from '../../support/names.ts';

const named = (text: string) =>
  findEntities('', text, shippedNames, null)
    .map(({ id }) => id)
    .sort();

describe('names in other scripts', () => {
  it.each([
    ['昨日比特币上涨，以太坊下跌', ['bitcoin', 'ethereum']],
    ['比特幣現金與比特幣是兩回事', ['bitcoin', 'bitcoin-cash']],
    ['比特币现金分叉', ['bitcoin-cash']],
    ['BTC上涨，币安上线', ['bitcoin', 'exchange:binance']],
    ['ビットコインETFが承認、イーサリアムも', ['bitcoin', 'ethereum']],
    ['ビットコインキャッシュの半減期', ['bitcoin-cash']],
    ['비트코인은 오르고 이더리움이 내렸다', ['bitcoin', 'ethereum']],
    ['업비트에서 리플을 샀다', ['exchange:upbit', 'ripple']],
    ['BTC는 올랐고 Fetch.ai도', ['bitcoin', 'fetch-ai']],
    ['NEAR Protocol은', ['near']],
    ['Биткоин растёт, курс эфириума падает', ['bitcoin', 'ethereum']],
    ['بعد صعود البيتكوين والإيثريوم', ['bitcoin', 'ethereum']],
    ['قیمت بیت‌کوین و اتریوم', ['bitcoin', 'ethereum']],
    ['מחיר הביטקוין עלה', ['bitcoin']],
    ['बिटकॉइन की कीमत', ['bitcoin']],
    ['ราคาบิตคอยน์วันนี้', ['bitcoin']],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each([
    '일렉트론과 뉴트론',
    '테더링 요금',
    '리플레이 버튼',
    'トリップルーム',
    '基本比特率',
    'биткоинер',
    'بيت كبير',
  ])('none in: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('are found where letters and their marks are written apart', () => {
    const apart = 'Биткойн'.normalize('NFD');
    expect(apart).not.toBe('Биткойн');
    expect(named(`${apart} растёт`)).toEqual(['bitcoin']);
  });

  it('are told as they are written, wherever they stand among other scripts', () => {
    const names = ['比特币', 'ビットコイン', '비트코인', 'биткоин', 'بيتكوين', 'ביטקוין', 'बिटकॉइन', 'Bitcoin'];
    const other = fc.array(fc.constantFrom('a ', '🪙', '、', ' ', '今日', 'é ', '\u{20000}', '\ud800', '(', 'ا '), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.constantFrom(...names), other, other, (name, before, after) => {
        const text = `${before.join('')} ${name} ${after.join('')}`;
        const [bitcoin] = findEntities('', text, shippedNames, null);
        expect(bitcoin).toMatchObject({ id: 'bitcoin', count: 1, evidence: [name] });
      }),
    );
  });

  it('lead to something that is there, or say what does not', () => {
    const source = [{ language: 'zh', source: 'a list', names: { bitcoin: ['比特币'], nobody: ['无'] } }];
    expect(() => parseOtherScripts(source, new Set(['bitcoin']))).toThrow('zh names nobody, which is not there');
    expect(() => parseOtherScripts([{ language: 'zh', names: {} }], new Set())).toThrow(/source/);
  });
});
