import { Command } from 'commander';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { printDatabase } from '../platform/database/print-database.ts';
import { withScratchDatabase } from '../platform/database/scratch.ts';
import { createSchema } from '../schema.ts';
import { openInstallation } from './open-installation.ts';

interface Options {
  readonly graphql?: true;
  readonly database?: true;
}

/** Prints what is checked in under `schema/`. */
const print = new Command('print')
  .description('print the GraphQL SDL or the database as it is (打印 GraphQL 或数据库结构)')
  .option('--graphql', 'the GraphQL schema')
  .option('--database', 'the migrated database’s tables, indexes, policies and grants')
  .action(async ({ graphql, database }: Options) => {
    if (graphql === true || database !== true)
      process.stdout.write(`${printSchema(lexicographicSortSchema(createSchema()))}\n`);
    if (database !== true) return;
    const installation = await openInstallation();
    try {
      // What the migrations make, not what this installation's database may have become.
      process.stdout.write(await withScratchDatabase(installation.ownerUrl, printDatabase));
    } finally {
      await installation.close();
    }
  });

export const schemaCommand = new Command('schema')
  .description('the schemas (结构)')
  .addCommand(print);
