import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../words/words.ts';
import { Icon } from './icon.tsx';

/** Hands this page's address on: the phone's own sheet, else the clipboard, else the address to copy. */
export function Share({ title }: { title: string }): JSX.Element {
  const { words } = useWords();
  const [state, setState] = useState<'idle' | 'copied' | 'shown'>('idle');
  const address = location.origin + location.pathname;
  const share = async (): Promise<void> => {
    const able = navigator as { share?: (what: object) => Promise<void>; clipboard?: Clipboard };
    try {
      if (able.share) await able.share({ title, url: address });
      else if (able.clipboard) {
        await able.clipboard.writeText(`${title} ${address}`);
        setState('copied');
      } else setState('shown');
    } catch (error) {
      if ((error as Error).name !== 'AbortError') setState('shown');
    }
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={() => void share()}>
        <Icon name="share" /> {words.share}
      </button>
      <span role="status" class={state === 'idle' ? 'sr' : 'hint'}>
        {state === 'copied' && words.shared}
        {state === 'shown' && (
          <>
            {words.shareManually} <span class="address">{address}</span>
          </>
        )}
      </span>
    </>
  );
}
