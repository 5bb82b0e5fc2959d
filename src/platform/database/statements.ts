import type pg from 'pg';

/**
 * The statements of one transaction, in the order they are asked for. They leave at once, whether or not
 * those before them were answered; PostgreSQL runs them one after the other, and refuses all that come
 * after one that failed.
 */
export class Statements {
  private failure: { readonly error: unknown } | null = null;
  private isHeard = false;
  private isOver = false;

  constructor(private readonly client: Pick<pg.Client, 'query'>) {}

  /** Runs one and gives its rows. */
  async ask<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return (await this.run(text, values)).rows as Row[];
    } catch (error) {
      // The first to fail says why; who asked is told of a failure that was nobody's before.
      if (this.failure !== null && !this.isHeard) throw this.failure.error;
      this.failure ??= { error };
      this.isHeard = true;
      throw error;
    }
  }

  /** Runs one for which nobody waits: its failure is the transaction's. */
  send(text: string, values: readonly unknown[]): void {
    this.run(text, values).catch((error: unknown) => {
      this.failure ??= { error };
    });
  }

  /**
   * To be called when the transaction was answered: nothing more can be asked.
   * @throws what a statement failed with for which nobody waited
   */
  end(): void {
    this.isOver = true;
    if (this.failure !== null && !this.isHeard) throw this.failure.error;
  }

  private async run(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.isOver) throw new Error('a statement was asked for after its transaction ended');
    return this.client.query(text, [...values]);
  }
}
