import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { newId } from '../keep.ts';
import { outbox, submit, type Fault, type Outcome } from '../outbox.ts';
import { useStore } from '../store.ts';
import { useWords } from '../words/words.ts';
import { Faults } from './field.tsx';
import { Icon } from './icon.tsx';

/** What a page does when a person presses a button that changes something. */
export interface Acting {
  readonly sending: boolean;
  readonly faults: readonly Fault[];
  /** What to tell: that it is done, or that it waits for the network. */
  readonly said: string | null;
  readonly act: (action: string, input: object, title: string) => Promise<Outcome>;
}

/**
 * Sends through the outbox, under a key of its own, and tells what came of it. Without network it
 * stays on the phone and leaves by itself; `page` is where one sees it then.
 */
export function useActing(page: string, done: string): Acting {
  const { words } = useWords();
  const [state, setState] = useState<Omit<Acting, 'act'>>(idle);
  const act: Acting['act'] = async (action, input, title) => {
    setState({ ...idle, sending: true });
    const wish = input as Readonly<Record<string, unknown>>;
    const outcome = await submit(action, wish, title, newId(), page);
    setState({
      sending: false,
      faults: outcome.kind === 'refused' ? outcome.faults : [],
      said:
        outcome.kind === 'done' ? done : outcome.kind === 'waiting' ? words.outbox.waiting : null,
    });
    return outcome;
  };
  return { ...state, act };
}

const idle = { sending: false, faults: [], said: null };

/** Whether something about this page still waits to be sent. */
export function useQueued(page: string): boolean {
  return useStore(outbox).some((letter) => letter.page === page && letter.faults === null);
}

/** What came of it, read out when it changes. */
export function Said({ acting }: { acting: Acting }): JSX.Element {
  const { words } = useWords();
  const { sending, said, faults } = acting;
  return (
    <>
      <p role="status" class={said !== null && !sending ? 'done said' : 'said'}>
        {said !== null && !sending && <Icon name="check" />}
        {sending ? words.sending : said}
      </p>
      <Faults faults={faults} />
    </>
  );
}

/** A question that opens in its place, with how to go on and how to leave it be. */
export function Ask(props: {
  readonly title: string;
  readonly go: string;
  readonly leave: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onGo: () => void;
  readonly onLeave: () => void;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { title, go, leave, danger, disabled, onGo, onLeave, children } = props;
  return (
    <form
      class="ask"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      <h3>{title}</h3>
      {children}
      <div class="buttons">
        <button
          type="submit"
          class={`button ${danger ? 'danger' : 'main'}`}
          disabled={disabled ?? false}
        >
          {go}
        </button>
        <button type="button" class="button quiet" onClick={onLeave}>
          {leave}
        </button>
      </div>
    </form>
  );
}
