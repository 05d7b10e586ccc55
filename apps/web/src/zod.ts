import { config } from 'zod/v4';

/**
 * Everything the pages read of zod, told first that the content security policy forbids making code from text.
 * A schema tries it as soon as it is made, which is before the first line of main.ts where files are shared between pages.
 */
config({ jitless: true });

export { z } from 'zod/v4';
