import { z } from 'zod';
import { localDate } from '../ids.js';
import { content } from '../personal-data.js';
import { text } from '../text.js';
import { userId } from './case-fields.js';

/** F-06: no note without its day, its source, fact or bedömning, and the befattning of who wrote it. */
export const noteFields = {
  nature: z.enum(['fact', 'bedomning']),
  date: localDate,
  source: z.enum(['interview', 'document', 'observation', 'system']),
  title: text(200),
};

/** As recorded: the name is that of the account. */
export const noteFacts = { ...noteFields, title: content(noteFields.title), documentedBy: userId };
