import pg from 'pg';
import { migrate } from './database.ts';

/** Makes an empty migrated database beside the owner's, hands it to `work`, and drops it again. */
export async function withScratchDatabase<Result>(
  ownerUrl: string,
  work: (scratchUrl: string) => Promise<Result>,
): Promise<Result> {
  const name = `scratch_${process.pid}_${Date.now().toString(36)}`;
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
    try {
      await migrate(url.toString(), null);
      return await work(url.toString());
    } finally {
      await client.query(`drop database ${name} with (force)`);
    }
  } finally {
    await client.end();
  }
}
