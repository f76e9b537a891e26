import { MAX_NOTE_LENGTH, MAX_PERCENT, MIN_PERCENT } from '../domain/alert-limits.ts';
import { ALERT_WINDOWS } from '../domain/alert.ts';
import { PRICE_SOURCES } from '../domain/quote.ts';
import { isSupportedCurrency } from '../domain/supported-currencies.ts';
import * as z from '../zod.ts';
import { coinIdSchema } from './schema.ts';

/** An alert's id: 128 random bits in hexadecimal. */
export const alertIdSchema = z.string().check(z.regex(/^[0-9a-f]{32}$/));
/** A firing's: its alert's, and the price's as-of. */
export const firingIdSchema = z.string().check(z.regex(/^[0-9a-f]{32}@\d{1,16}$/));

const MAX_TIME = 8.64e15;
export const timeSchema = z.number().check(z.gte(0), z.lte(MAX_TIME));
const figure = z.number().check(z.positive());
const percent = z.number().check(z.gte(MIN_PERCENT), z.lte(MAX_PERCENT));
const direction = z.enum(['up', 'down', 'either']);

// Told apart by `kind`; a discriminated union would be one more class in the worker's first file.
export const conditionSchema = z
  .union([
    z.object({ kind: z.literal('above'), level: figure }),
    z.object({ kind: z.literal('below'), level: figure }),
    z.object({ kind: z.literal('moves'), percent, direction, window: z.enum(ALERT_WINDOWS) }),
    z.object({ kind: z.literal('from-reference'), percent, direction, reference: figure }),
  ])
  // No price falls by 100 % or more.
  .check(z.refine((condition) => !('percent' in condition) || condition.direction === 'up' || condition.percent < 100));

const note = z.nullable(z.string().check(z.maxLength(MAX_NOTE_LENGTH)));

/** What a surface asks for. `id` null makes a new alert, else it changes that one. */
export const alertDraftSchema = z.object({
  id: z.nullable(alertIdSchema),
  coinId: coinIdSchema,
  condition: conditionSchema,
  repeat: z.enum(['once', 'repeating']),
  expiresAt: z.nullable(timeSchema),
  note,
});

const currency = z.string().check(z.refine(isSupportedCurrency));

export const alertSchema = z.object({
  id: alertIdSchema,
  coinId: coinIdSchema,
  currency,
  condition: conditionSchema,
  repeat: z.enum(['once', 'repeating']),
  expiresAt: z.nullable(timeSchema),
  snoozedUntil: z.nullable(timeSchema),
  createdAt: timeSchema,
  note,
});

const armed = z.nullable(z.boolean());

export const alertStateSchema = z.object({
  armed: z.object({ up: armed, down: armed }),
  lastFiredAt: z.nullable(timeSchema),
  spentAt: z.nullable(timeSchema),
  seenAsOf: z.nullable(timeSchema),
});

export const storedFiringSchema = z.object({
  id: firingIdSchema,
  alertId: alertIdSchema,
  coinId: coinIdSchema,
  currency,
  condition: conditionSchema,
  direction: z.enum(['up', 'down']),
  price: figure,
  change: z.nullable(z.number()),
  source: z.enum(PRICE_SOURCES),
  confirmedBy: z.nullable(z.enum(PRICE_SOURCES)),
  asOf: timeSchema,
  at: timeSchema,
  note,
  moment: z.enum(['now', 'away', 'quiet']),
  toldAt: z.nullable(timeSchema),
  seenAt: z.nullable(timeSchema),
});
