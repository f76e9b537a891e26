/**
 * The one door to zod. Its just-in-time compiler tries `new Function`, which the extension's content security policy
 * refuses and reports; it has to be switched off before the first schema is made.
 */
import { config } from 'zod/mini';

config({ jitless: true });

export * from 'zod/mini';
