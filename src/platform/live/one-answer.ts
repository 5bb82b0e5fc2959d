import type { Outlet } from './outlet.ts';

/**
 * A query or mutation over a socket, as graphql-ws's iterator: its answer is text already and is
 * written past graphql-ws, which then says `complete`.
 */
export class OneAnswer implements AsyncIterableIterator<never, undefined> {
  private cancelled = false;

  constructor(
    private readonly id: string,
    private readonly outlet: Outlet,
    private readonly answer: () => Promise<string>,
  ) {}

  async next(): Promise<IteratorResult<never, undefined>> {
    if (!this.cancelled) {
      const text = await this.answer();
      // Completed by the client meanwhile: a mutation's work is done all the same.
      if (!this.cancelled)
        await this.outlet.sendAndWait(
          `{"id":${JSON.stringify(this.id)},"type":"next","payload":${text}}`,
        );
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<never, undefined>> {
    this.cancelled = true;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
