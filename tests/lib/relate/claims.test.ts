import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../../lib/relate/claims.ts';
import { findCoins } from '../../../lib/relate/coins.ts';
import { CLAIM_FLOOR } from '../../../lib/domain/price-claim.ts';
import { shippedNames } from '../../support/names.ts';

/** "bitcoin price 25162" for each claim that a reader would see, in order. */
function said(text: string, title = 'A week in crypto', floor = CLAIM_FLOOR): string[] {
  return readClaims(title, text, findCoins(title, text, shippedNames, null))
    .filter(({ confidence }) => confidence >= floor)
    .map(({ coinId, kind, value, window }) => `${coinId} ${kind} ${value}${window === null ? '' : ` ${window}`}`);
}

describe('a price is read where a text says how a coin trades', () => {
  it.each([
    ['With Bitcoin trading at approximately $25,162 the news moved nothing.', 'bitcoin price 25162'],
    ['Bitcoin was trading at $26,298.48 when the deal was told.', 'bitcoin price 26298.48'],
    ['BTC changed hands at around $64.5K on Tuesday.', 'bitcoin price 64500'],
    ['Bitcoin is hovering near $61,000, as it did all week.', 'bitcoin price 61000'],
    ['At the time of writing, Ethereum sits at $1,741.', 'ethereum price 1741'],
    ['Ethereum currently trades for $1,741.04, CoinGecko says.', 'ethereum price 1741.04'],
    ['Ethereum is now priced at 1,741 USD.', 'ethereum price 1741'],
    ['TAO is at $258 today, and Bittensor’s miners are glad.', 'bittensor price 258'],
    ['With Solana at $73, nobody spoke of the outage.', 'solana price 73'],
    ['Solana stood at €68.20 on Friday.', 'solana price 68.2'],
    ['XRP is teetering just above $2 after the ruling.', 'ripple price 2'],
    ['Bitcoin’s price was recently at $81,941.', 'bitcoin price 81941'],
    ['The price of Bitcoin was $42,000 when the fund opened.', 'bitcoin price 42000'],
    ['A bitcoin, at $64,571, costs a car: Bitcoin, now at $64,571, is no toy.', 'bitcoin price 64571'],
    ['One Bitcoin is worth about $64,600.', 'bitcoin price 64600'],
    ['BTC/USD reversed at $15,600, and Bitcoin has not been there since.', 'bitcoin price 15600'],
    ['Bitcoin traded as low as $25,000 in June.', 'bitcoin price 25000'],
    ['Bitcoin is trading around the $84,000 mark.', 'bitcoin price 84000'],
    ['Dogecoin traded below $0.10 for the first time since spring.', 'dogecoin price 0.1'],
    ['Cardano remained just under $0.16.', 'cardano price 0.16'],
    ['Bitcoin at a price of $30,000 looks different.', 'bitcoin price 30000'],
    ['Bitcoin closed at $26,298 that day.', 'bitcoin price 26298'],
    ['Bitcoin opened at $26,100 and ended little changed.', 'bitcoin price 26100'],
    ['Akash held near $0.51 through the weekend.', 'akash-network price 0.51'],
    ['Ether ETFs aside, Ethereum trades around $1,700.', 'ethereum price 1700'],
    ['BTC at 25K looks cheap, with BTC at 25K.', 'bitcoin price 25000'],
    ['Bitcoin is trading around 84.5k today.', 'bitcoin price 84500'],
    ['Bitcoin has been stuck at around $84,000 for days.', 'bitcoin price 84000'],
    ['Bitcoin is holding above $84,000.', 'bitcoin price 84000'],
    ['Bitcoin ended the week at $84,250.', 'bitcoin price 84250'],
    ['Bitcoin’s price today is $84,250.', 'bitcoin price 84250'],
  ])('%s', (text, claim) => expect(said(text)).toEqual([claim]));
});

describe('a figure is tied to its coin', () => {
  it.each([
    ['Currently trading at $0.18, Hedera is under its mark.', ['hedera-hashgraph price 0.18']],
    ['At $84,250, Bitcoin is well below its record.', ['bitcoin price 84250']],
    ['At $84,250, Bitcoin gained little, and could fall.', ['bitcoin price 84250']],
    ['At $84,250, Bitcoin’s price has hardly moved.', ['bitcoin price 84250']],
    ['Bitcoin (currently $84,250) did not move.', ['bitcoin price 84250']],
    ['The report led to a nearly 20% surge in Solana.', ['solana change 20 other']],
    ['XRP and Solana both fell 4% on the day.', ['ripple change -4 24h', 'solana change -4 24h']],
    ['Bitcoin rose to $84,250, and Solana fell 4%.', ['bitcoin price 84250', 'solana change -4 other']],
    [
      'XRP is down 4%, Solana 5%, and Cardano 6% in the last 24 hours.',
      ['ripple change -4 other', 'solana change -5 other', 'cardano change -6 24h'],
    ],
    ['Bitcoin was calm.\nThe largest cryptocurrency by market cap was trading at $84,250.', ['bitcoin price 84250']],
    ['Bitcoin was calm, and Ethereum too.\nThe second-largest cryptocurrency fell 3%.', ['ethereum change -3 other']],
    ['Solana was calm.\nThe largest cryptocurrency was trading at $84,250.', []],
    ['Ether was lifting investor confidence.XRP’s price jumped by over 10%.', ['ripple change 10 other']],
  ])('%s', (text, claims) => expect(said(text)).toEqual(claims));

  it.each([
    'The largest crypto exchange saw its token fall 12% to $220.',
    'The largest crypto heist fell 40%.',
    'The leading crypto exchange rose 8%.',
    'The world’s largest cryptocurrency exchange rose 8%.',
    'The leading digital asset manager rose 8%.',
    'The top crypto gainer rose 25%.',
    'The biggest crypto gains rose 25%.',
    'The top coin of the day surged 60%.',
    'The top coin surged 60%.',
    'The top crypto also-ran rose 8%.',
    'The largest crypto hit list rose 4%.',
    'The top crypto at the exchange rose 8%.',
    'The leading crypto, blockchain and AI names rose 8%.',
  ])('of something else by its size: %s', (text) => expect(said(`Bitcoin was calm.\n${text}`)).toEqual([]));

  it.each([
    'The largest crypto fell 3%.',
    'The largest crypto by market value has lost 3%.',
    'The world’s biggest cryptocurrency, down 3%, was quiet.',
    'The flagship crypto’s price fell 3%.',
    'The oldest coin briefly fell 3%.',
    'The largest crypto hit a wall and fell 3%.',
    'The top cryptocurrency, down 3%, and no other was quiet.',
    'The largest crypto down nearly 3%.',
    'The largest cryptocurrency in the world is down 3%.',
  ])('of the largest itself: %s', (text) =>
    expect(said(`Bitcoin was calm.\n${text}`)).toEqual(['bitcoin change -3 other']),
  );

  it.each([
    ['Compared with Bitcoin, Solana gained 12% today.', ['solana change 12 24h']],
    ['In contrast to Bitcoin, Solana gained 12%.', ['solana change 12 other']],
    ['Outpacing Bitcoin, Ethereum rose 8%.', ['ethereum change 8 other']],
    ['While others sold Bitcoin, Solana gained 12%.', ['solana change 12 other']],
    ['Funds sold Bitcoin and Solana gained 12%.', ['solana change 12 other']],
    ['The week began well for Bitcoin, and Solana gained 12%.', ['solana change 12 other']],
    ['Unlike the rest, while they sold Bitcoin, XRP and Solana gained 12%.', ['solana change 12 other']],
  ])('and not to the one that it is compared with: %s', (text, claims) => expect(said(text)).toEqual(claims));

  it.each([
    ['XRP, Solana and Cardano all fell 4%.', ['ripple', 'solana', 'cardano']],
    ['XRP (XRP), Solana (SOL), and Cardano (ADA) all fell 4%.', ['ripple', 'solana', 'cardano']],
    ['Bitcoin rose 2%, while altcoins like XRP & Solana fell 4%.', ['ripple', 'solana']],
  ])('and to each of a list: %s', (text, coins) =>
    expect(said(text).filter((claim) => claim.includes('-4'))).toEqual(coins.map((coin) => `${coin} change -4 other`)),
  );

  it('with less certainty where only "this represents" stands for it', () => {
    const text = 'Bitcoin trades at $87,381. This represents a modest gain of almost 4% in the last 24 hours.';
    expect(said(text)).toEqual(['bitcoin price 87381']);
    expect(said(text, 'A week', 0)).toContain('bitcoin change 4 24h');
  });
});

describe('a price is read where a text says where a coin moved', () => {
  it.each([
    ['Bitcoin fell to $58,900 overnight.', ['bitcoin price 58900']],
    ['Bitcoin dropped below $60,000 for an hour.', ['bitcoin price 60000']],
    ['Bitcoin climbed above $70,000 on the news.', ['bitcoin price 70000']],
    ['Bitcoin fell by $5,500 to $82,277.', ['bitcoin price 82277']],
    ['Bitcoin slipped from $88,060 on Monday to $82,036 on Thursday.', ['bitcoin price 88060', 'bitcoin price 82036']],
    ['Solana peaked at $293 in January.', ['solana price 293']],
    ['Solana rose to an all-time high of $293.', ['solana price 293']],
    ['XRP hit $3.40 before the pullback.', ['ripple price 3.4']],
    ['Ethereum reclaimed $2,000 this morning.', ['ethereum price 2000']],
    ['Ethereum touched a low of $1,385.', ['ethereum price 1385']],
    ['TAO surged past $500 in spring.', ['bittensor price 500']],
    ['Dogecoin sank to about $0.157.', ['dogecoin price 0.157']],
    ['Bitcoin reached $100,000 for the first time.', ['bitcoin price 100000']],
    ['Bitcoin broke through $50K in February.', ['bitcoin price 50000']],
    ['Ethereum closed below the critical $2,000 mark at $1,822.', ['ethereum price 1822']],
    ['Cardano could rise to $1, a level it last reached in March.', []],
  ])('%s', (text, claims) => expect(said(text)).toEqual(claims));
});

describe('a change is read with its direction and its stretch', () => {
  it.each([
    ['Bitcoin is down 12% this week.', ['bitcoin change -12 week']],
    // Measured from a mark, or a stretch of something else: of no period that could be looked up.
    ['Bitcoin fell 8% from its weekly high.', ['bitcoin change -8 other']],
    ['Bitcoin is down 8% from its 24-hour high.', ['bitcoin change -8 other']],
    ['Bitcoin slid 5% below its 30-day moving average.', ['bitcoin change -5 other']],
    ['Bitcoin gained 3% as daily volume fell.', ['bitcoin change 3 other']],
    ['Bitcoin gained 9% as weekly inflows hit a record.', ['bitcoin change 9 other']],
    ['Bitcoin posted a weekly gain of 8%.', ['bitcoin change 8 7d']],
    ['Bitcoin is up 8% on the weekly chart.', ['bitcoin change 8 7d']],
    ['Bitcoin rose 3.5% in the past 24 hours.', ['bitcoin change 3.5 24h']],
    ['Ethereum has gained more than 8 percent over the last month.', ['ethereum change 8 1mo']],
    ['Solana tumbled by nearly 20% since Monday.', ['solana change -20 since:Monday']],
    ['Solana’s 15% rally surprised traders.', ['solana change 15 other']],
    ['Dogecoin saw a sharp 9% drop on Sunday.', ['dogecoin change -9 other']],
    ['XRP suffered a decline of 6% over the past week.', ['ripple change -6 7d']],
    ['TAO is up a modest 2.6% on the day.', ['bittensor change 2.6 24h']],
    [
      'XRP is down more than 5% in the last 24 hours and over 12% in the past seven days.',
      ['ripple change -5 24h', 'ripple change -12 7d'],
    ],
    [
      'Solana and Dogecoin are down 6% and 4.5% respectively over the past day.',
      ['solana change -6 24h', 'dogecoin change -4.5 24h'],
    ],
    ['Bitcoin erased 5% of its value.', ['bitcoin change -5 other']],
    ['Bitcoin erased its gains after a 5% drop.', ['bitcoin change -5 other']],
    ['Bitcoin’s 5% drop this week could mean more.', ['bitcoin change -5 week']],
    ['Bitcoin fell 5% to $80,000.', ['bitcoin change -5 other', 'bitcoin price 80000']],
    ['Bitcoin is trading at $82,000, up 3% on the day.', ['bitcoin price 82000', 'bitcoin change 3 24h']],
    ['Ethereum lost 7% of its value in a day.', ['ethereum change -7 24h']],
    ['Cardano is 61% down from its high.', ['cardano change -61 since:its high']],
    ['FET jumped 11% while Bitcoin slid 1%.', ['fetch-ai change 11 other', 'bitcoin change -1 other']],
    ['Akash Network (AKT) soared as much as 18% on Wednesday.', ['akash-network change 18 other']],
    ['Bitcoin (−2.3%) led the losses.', ['bitcoin change -2.3 other']],
    ['Bitcoin is up 9% this month and fell 3% today.', ['bitcoin change 9 month', 'bitcoin change -3 24h']],
    ['Bitcoin fell 5% in 24 hours, and 12% in the past week.', ['bitcoin change -5 24h', 'bitcoin change -12 7d']],
    ['Bitcoin fell 5% in the last 24 hours after a 2% dip.', ['bitcoin change -5 24h', 'bitcoin change -2 other']],
    ['Bitcoin has gained 40% since the start of the year.', ['bitcoin change 40 year']],
    ['TAO’s market cap went up 5x this year.', ['bittensor multiple 5 year']],
    ['Bittensor (TAO) has surged by 3.5x in the past month.', ['bittensor multiple 3.5 1mo']],
    ['Bittensor saw a 4-fold increase over the past year.', ['bittensor multiple 4 1y']],
  ])('%s', (text, claims) => expect(said(text)).toEqual(claims));
});

describe('nothing is read', () => {
  it.each([
    'Bitcoin traders went up 5x long on the news.',
    'Bitcoin could go up 5x this year.',
    'The 10x leverage on Bitcoin is gone.',
    'Bitcoin’s trading volume went up 5x this week.',
    'Amazon is putting $1.25 billion into Anthropic, with Bitcoin nearby.',
    'Amazon’s $4 billion for Anthropic lifted TAO.',
    'Bitcoin could fall to $65,000, the desk warns.',
    'Bitcoin may rise 20% by June.',
    'If Bitcoin breaks $70,000, the next stop is $75,000.',
    'Analysts expect Bitcoin to reach $150,000.',
    'XRP struggles against the $2.60 resistance level.',
    'Bitcoin found support at $60,000.',
    'Solana’s 50-day SMA ($142) has turned.',
    'A break below it could expose Ethereum to a slide toward $1,500.',
    'Bitcoin’s open interest dropped to $35,000.',
    'Solana’s total value locked climbed 10% from the month before.',
    'Bitcoin mining stocks fell 8%.',
    'Shares of the Bitcoin treasury company jumped 12%.',
    'GameStop shares fell 22% after it bought Bitcoin.',
    'The firm holds 3,350 BTC, bought at an average of $87,000 each.',
    'He was paid $5,000 in Ethereum per month.',
    'The thief moved $40,000 worth of Bitcoin.',
    'Bitcoin dominance rose to 58.6%.',
    'Coinbase controls 11.42% of staked Ethereum.',
    'Ethereum staking yields rose to 3.1%.',
    'The Fed held rates at 4.5%, and Bitcoin barely moved.',
    'A 25% tariff met Bitcoin on a bad day.',
    'Bitcoin has a 60% chance of a new high, says a poll.',
    'Ethereum fees fell 90% after the upgrade.',
    'Solana developers grew 83% in a year.',
    'A Bitcoin ETF took in $120 million.',
    'Crypto markets fell 5% as Bitcoin waited.',
    'Bitcoin needs a 12% rally to see its peak again.',
    'The target of $138,617 for Bitcoin is the boldest.',
    'Trading volume of Dogecoin rose 40%.',
    'Bitcoin’s hash rate climbed 4% last week.',
    'Standard Chartered sees Bitcoin at $200,000, and predicts Ethereum at $8,000.',
    'Inflation rose to 2.8%, while Bitcoin slept.',
    'The Switch 2 costs $449, or a fraction of one Bitcoin.',
    'Bitcoin traders paid $20 in fees.',
    'Gold rose 2% and silver 3%; Bitcoin was quiet.',
    'The S&P 500 fell 1.2%, Bitcoin along with it.',
    'Someone lost $11.97 million on an ETH/USDT position.',
    'Meme coins built on Solana network fell 30%.',
    // Of a mark that it is not at, or not said to be at.
    'At $95,000, Bitcoin would set a record.',
    'At $95,000, Bitcoin bulls will meet sellers.',
    'At $80,000, Bitcoin faces strong support.',
    'At $80,000, Bitcoin has strong support.',
    'At $95,000, Bitcoin is likely to turn.',
    'At $95,000, Bitcoin was supposed to turn.',
    'At $95,000, Bitcoin’s next resistance waits.',
    // Of a movement that was undone, or is only thought of.
    'Bitcoin erased a 5% loss.',
    'Bitcoin has erased losses of 5%.',
    'Bitcoin erased all of its 8% decline.',
    'Bitcoin erased its 5% gain.',
    'Bitcoin gave back a 5% gain.',
    'Bitcoin lost most of this week’s 5% gain.',
    'A 20% surge in Bitcoin would lift it.',
    'For Bitcoin, another 5% drop could be the end of it.',
  ])('of “%s”', (text) => expect(said(text)).toEqual([]));
});

describe('thousands without a currency are no price', () => {
  it.each([
    'Bitcoin wallets rose to 25K, and Bitcoin rests.',
    'Bitcoin miners sold over 25K BTC on Monday.',
    'Bitcoin ETFs hold more than 25K coins at 84K in total.',
    'Bitcoin addresses climbed above 84K.',
    'A bitcoin conference drew over 25K people.',
    'Bitcoin’s open interest fell to 84K.',
    'Bitcoin could fall to 25K by June.',
  ])('%s', (text) => expect(said(text)).toEqual([]));
});

describe('what a pronoun means', () => {
  it('is the coin of the sentence before, and less sure than a name', () => {
    const text = 'Bittensor had a bad day. The token plunged 9% to $231.';
    expect(said(text)).toEqual([]);
    expect(said(text, 'Bittensor and its subnets', 0)).toEqual(['bittensor change -9 other', 'bittensor price 231']);
  });

  it('is nothing where the sentence before was about something else, or a name that nobody knows stands there', () => {
    expect(said('Bitcoin’s open interest is large. It fell 9%.', 'Bitcoin today', 0)).toEqual([]);
    expect(said('Bitcoin was calm. MUBARAKA fell and the token lost 9%.', 'Bitcoin today', 0)).toEqual([]);
  });
});

describe('the reading', () => {
  it('says where it stands, of which time, and the same thing once', () => {
    const text = 'The page begins. Bitcoin closed at $26,298 on September 25. Bitcoin now trades at $64,571.';
    const claims = readClaims('', `${text} ${text}`, findCoins('', text, shippedNames, null));
    expect(claims).toHaveLength(2);
    for (const { span, start } of claims) expect(text.slice(start, start + span.length)).toBe(span);
    expect(claims).toMatchObject([
      { span: '$26,298', when: 'past', currency: 'usd' },
      { span: '$64,571', when: 'publication' },
    ]);
  });

  it.each([
    ['US$25,162', 'usd'],
    ['CA$35,000', 'cad'],
    ['HK$200,000', 'hkd'],
    ['Z$1', 'xxx'],
    ['€24,000', 'eur'],
  ])('tells whose money %s is', (sum, currency) => {
    const text = `Bitcoin is trading at ${sum} now.`;
    expect(readClaims('', text, findCoins('', text, shippedNames, null))).toMatchObject([{ kind: 'price', currency }]);
  });

  it('tells a record from what is of now', () => {
    for (const text of ['Bitcoin rose to an all-time high of $73,000.', 'Bitcoin peaked at $73,000 and fell.']) {
      expect(readClaims('', text, findCoins('', text, shippedNames, null))).toMatchObject([{ when: 'past' }]);
    }
  });

  it('knows a market value from a price', () => {
    const text = 'Solana’s market cap fell to $34 billion.';
    expect(readClaims('', text, findCoins('', text, shippedNames, null))).toMatchObject([
      { kind: 'marketcap', value: 34e9 },
    ]);
  });

  it('never throws, and what it names stands in the text, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Bitcoin',
        'BTC',
        'TAO',
        ' fell ',
        ' to ',
        '$',
        '25,162',
        '12%',
        ' the token ',
        '. ',
        '\n',
        'من $5',
        '比特币',
        '🚀',
        '%',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const claim of readClaims('Bitcoin', text, findCoins('Bitcoin', text, shippedNames, null))) {
          expect(text.slice(claim.start, claim.start + claim.span.length)).toBe(claim.span);
          expect(claim.sentence).toContain(claim.span);
          expect(Number.isFinite(claim.value)).toBe(true);
        }
      }),
    );
  });
});
