import { DistributionError } from '../platform/database/distribute.ts';
import { BackupError } from './dump.ts';
import { ConfigError } from '../platform/config.ts';
import { EmbeddedDatabaseError } from '../platform/database/embedded-error.ts';
import { messageOf } from '../platform/errors/error-table.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';

/** What an operator is told of a failure: expected ones in both languages, others with their stack. */
export function speakable(error: unknown): string {
  if (error instanceof ExpectedError) {
    return error.problems
      .map(
        ({ code, params }) => `${messageOf(code, params, 'zh')} ${messageOf(code, params, 'en')}`,
      )
      .join('\n');
  }
  if (
    error instanceof EmbeddedDatabaseError ||
    error instanceof ConfigError ||
    error instanceof BackupError ||
    error instanceof DistributionError
  )
    return error.message;
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
