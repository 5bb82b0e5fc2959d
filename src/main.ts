import 'reflect-metadata';
import { Command } from 'commander';
import { accountCommand } from './command/account.command.ts';
import { auditCommand } from './command/audit.command.ts';
import { backupCommand, restoreCommand } from './command/backup.command.ts';
import { demoCommand } from './command/demo.command.ts';
import { distributeCommand } from './command/distribute.command.ts';
import { districtCommand } from './command/district.command.ts';
import { doctorCommand } from './command/doctor.command.ts';
import { evalCommand } from './command/eval.command.ts';
import { exportCommand } from './command/export.command.ts';
import { importCommand } from './command/import.command.ts';
import { keyCommand } from './command/key.command.ts';
import { migrateCommand } from './command/migrate.command.ts';
import { rematchCommand } from './command/rematch.command.ts';
import { schemaCommand } from './command/schema.command.ts';
import { seedCommand } from './command/seed.command.ts';
import { serveCommand } from './command/serve.command.ts';
import { speakable } from './command/speakable.ts';
import { workerCommand } from './command/worker.command.ts';

const program = new Command('lianzu')
  .description('Lianzu 链组: links what villages have with what villages need')
  .addCommand(serveCommand)
  .addCommand(workerCommand)
  .addCommand(migrateCommand)
  .addCommand(seedCommand)
  .addCommand(demoCommand)
  .addCommand(districtCommand)
  .addCommand(accountCommand)
  .addCommand(keyCommand)
  .addCommand(importCommand)
  .addCommand(rematchCommand)
  .addCommand(exportCommand)
  .addCommand(auditCommand)
  .addCommand(backupCommand)
  .addCommand(restoreCommand)
  .addCommand(distributeCommand)
  .addCommand(schemaCommand)
  .addCommand(doctorCommand)
  .addCommand(evalCommand);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${speakable(error)}\n`);
  process.exitCode = 1;
}
