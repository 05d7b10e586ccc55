import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject } from '@nestjs/common';
import type { Config } from '#config/config.js';
import { lettersAnswer, type LettersAnswer } from '#domain/answers/system.js';
import { HttpProblem } from './problem.js';
import { ConfigToken } from './tokens.js';

const newest = 100;
const letter = lettersAnswer.shape.letters.element;

/** The letters that would have been mailed, kept on disk in a demo. They say that something waits and nothing more. */
@Controller('api/letters')
export class LettersController {
  constructor(@Inject(ConfigToken) private readonly config: Config) {}

  @Get()
  async list(): Promise<LettersAnswer> {
    if (!this.config.demo || this.config.smtpUrl !== null) throw new HttpProblem(404, 'not-found');
    const folder = join(this.config.dataDir, 'mail');
    const files = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
    const written = await Promise.all(files.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
    const last = written.sort((a, b) => b.at - a.at).slice(0, newest);
    return { letters: await Promise.all(last.map(async ({ name }) => letter.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))))) };
  }
}
