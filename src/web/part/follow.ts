import { useEffect, useState } from 'preact/hooks';
import type { TypedDocumentString } from '../graph/generated/graphql.ts';
import { line, published } from '../graph/live.ts';
import { useStore } from '../store.ts';

const withoutPlace = (errors: unknown): boolean =>
  Array.isArray(errors) &&
  (errors as { extensions?: { code?: string } }[]).some(
    ({ extensions }) =>
      extensions?.code === 'CURSOR_EXPIRED' || extensions?.code === 'BAD_USER_INPUT',
  );

/**
 * While a page is shown: takes what a subscription brings, whenever the line is there, from the cursor in
 * `after` on. `take` moves the cursor, so a line that broke goes on after the last event it brought.
 * Nothing is asked for while `ready` is false. `began` is told of each new line.
 */
export function useFollow<Data, Variables extends object>(props: {
  readonly document: TypedDocumentString<Data, Variables>;
  readonly variables: Variables;
  readonly ready: boolean;
  readonly after: { current: string | null };
  readonly take: (data: Data) => void;
  readonly began?: () => void;
}): boolean {
  const { document, variables, ready, after, take, began } = props;
  const client = useStore(line);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (client === null || !ready) return undefined;
    if (began) began();
    return client.subscribe<Data>(
      {
        query: '',
        variables: { ...variables, after: after.current },
        extensions: published(document),
      },
      {
        next: ({ data }) => {
          if (data) take(data);
        },
        error: (errors) => {
          if (!withoutPlace(errors)) return;
          // The log was restored from an older backup: from now on, then.
          after.current = null;
          setRound((count) => count + 1);
        },
        complete: () => undefined,
      },
    );
  }, [client, key, ready, round]);
  return client !== null;
}
