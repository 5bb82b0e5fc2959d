import type { JSX } from 'preact';
import { useOrderWords } from '../words/order.ts';
import { Code } from './code.tsx';
import { Section } from './page.tsx';

/** The receipt number in large letters, and a code that opens this page when scanned; without network the number alone is enough. */
export function Receipt({ receipt }: { receipt: string }): JSX.Element {
  const { words } = useOrderWords();
  return (
    <Section title={words.order.receipt}>
      <div class="receipt panel">
        <p class="receipt-number">{receipt}</p>
        <Code key={receipt} text={location.origin + location.pathname} label={words.order.qr} />
        <p class="hint">{words.order.receiptLead}</p>
      </div>
    </Section>
  );
}
