import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseCommand, type CaseCommandResult } from './case-command.js';
import { CaseCommands } from './case-commands.js';

@CommandHandler(CaseCommand)
export class CaseCommandHandler implements ICommandHandler<CaseCommand> {
  constructor(private readonly cases: CaseCommands) {}

  execute(command: CaseCommand): Promise<CaseCommandResult> {
    return this.cases.execute(command.input);
  }
}
