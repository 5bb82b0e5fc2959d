import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { load } from '../script/load.ts';
import type { DrawCode } from '../script/qr.script.ts';
import codeUrl from '../script/qr.script.ts?worker&url';
import { useOrderWords } from '../words/order.ts';
import { Section } from './page.tsx';

const QUIET = 3;

/** The receipt number in large letters, and a code that opens this page when scanned. */
export function Receipt({ receipt }: { receipt: string }): JSX.Element {
  const { words } = useOrderWords();
  const [code, setCode] = useState<ReturnType<DrawCode> | null>(null);
  useEffect(() => {
    const here = location.origin + location.pathname;
    // Without network the number alone is enough.
    load<DrawCode>(codeUrl, 'lianzuCode').then(
      (draw) => setCode(draw(here)),
      () => undefined,
    );
  }, [receipt]);
  return (
    <Section title={words.order.receipt}>
      <div class="receipt panel">
        <p class="receipt-number">{receipt}</p>
        {code !== null && (
          <svg
            class="code"
            viewBox={`${-QUIET} ${-QUIET} ${code.size + 2 * QUIET} ${code.size + 2 * QUIET}`}
            role="img"
            aria-label={words.order.qr}
          >
            <path d={code.path} />
          </svg>
        )}
        <p class="hint">{words.order.receiptLead}</p>
      </div>
    </Section>
  );
}
