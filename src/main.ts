import 'reflect-metadata';
import { Command } from 'commander';
import { demoCommand } from './command/demo.command.ts';
import { doctorCommand } from './command/doctor.command.ts';
import { keyCommand } from './command/key.command.ts';
import { migrateCommand } from './command/migrate.command.ts';
import { schemaCommand } from './command/schema.command.ts';
import { seedCommand } from './command/seed.command.ts';
import { serveCommand } from './command/serve.command.ts';
import { speakable } from './command/speakable.ts';

const program = new Command('lianzu')
  .description('Lianzu 链组: links what villages have with what villages need')
  .addCommand(serveCommand)
  .addCommand(migrateCommand)
  .addCommand(seedCommand)
  .addCommand(demoCommand)
  .addCommand(keyCommand)
  .addCommand(schemaCommand)
  .addCommand(doctorCommand);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${speakable(error)}\n`);
  process.exitCode = 1;
}
