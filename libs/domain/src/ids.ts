import { z } from 'zod';

/** A UUID in lower case, any version. Case ids and command ids are UUIDv7 made by the client. */
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'invalid-uuid');

/** An instant: ISO 8601 in UTC with milliseconds, for example 2026-11-21T08:30:00.000Z. */
export const instant = z.iso.datetime({ offset: false, precision: 3, error: 'invalid-instant' });
export type Instant = string;

/** A Swedish calendar day (Europe/Stockholm), for example 2026-11-21. */
export const localDate = z.iso.date({ error: 'invalid-date' });
export type LocalDate = string;
