import { describe, expect, it } from 'vitest';
import { findEntities } from '../../../lib/relate/entities.ts';
import { shippedNames } from '../../support/names.ts';

const named = (title: string, text = '', at: number | null = null) => findEntities(title, text, shippedNames, at);
const idsIn = (title: string, text = '', at: number | null = null) => named(title, text, at).map(({ id }) => id);

describe('what else a text names', () => {
  it.each([
    ['Amazon bets billions on Anthropic, the AI lab', ['company:amazon', 'lab:anthropic']],
    ['OpenAI and Microsoft argue; Sam Altman shrugs', ['company:microsoft', 'lab:openai', 'person:sam-altman']],
    ['Binance and Coinbase list Bittensor', ['bittensor', 'exchange:binance', 'exchange:coinbase']],
    ['The CFTC asks about MiCA and the EU AI Act', ['law:eu-ai-act', 'law:mica', 'regulator:cftc']],
    ['Miners of the Chutes subnet of Bittensor', ['bittensor', 'subnet:chutes']],
    ['Crypto and the SEC: a truce', ['regulator:sec']],
  ])('%s', (text, ids) => {
    expect(idsIn(text).sort()).toEqual(ids);
  });

  it.each([
    'An amazon of the north',
    'The chutes and ladders',
    'She ran it in 9.58 sec',
    'Claude Monet, painter',
    'A Meta-analysis',
  ])('none in: %s', (text) => {
    expect(idsIn(text)).toEqual([]);
  });

  it('lets what goes with a coin speak for it', () => {
    expect(named('Savings went into Terra in Seoul')).toEqual([]);
    const terra = named('Savings went into Terra; Do Kwon is sought').find(({ kind }) => kind === 'coin');
    expect(terra).toMatchObject({ evidence: ['Terra'] });
    expect(terra?.signs).toContain('linked');
  });

  it('ranks a coin higher for what goes with it', () => {
    const text = 'Solana was named once, and Bittensor once.';
    const order = (more: string) => named('Two coins', `${text} ${more}`).filter(({ kind }) => kind === 'coin');
    expect(order('')[0]?.id).toBe('solana');
    expect(order('Jacob Steeves spoke. Jacob Steeves left.')[0]?.id).toBe('bittensor');
  });

  it('gives a name that changed hands to its owner of the time', () => {
    const coinAt = (day: string) => idsIn('LUNA falls, says the Terra blockchain of crypto', '', Date.parse(day));
    expect(coinAt('2022-05-01')).toEqual(['terra-luna']);
    expect(coinAt('2022-06-01')).toEqual(['terra-luna-2']);
    expect(idsIn('LUNA falls, says the Terra blockchain of crypto')).toEqual(['terra-luna-2']);
  });
});
