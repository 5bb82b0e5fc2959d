import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { load } from '../script/load.ts';
import type { DrawCode } from '../script/qr.script.ts';
import codeUrl from '../script/qr.script.ts?worker&url';

/** The blank margin readers want around a code, in its modules. */
const QUIET = 3;

/** A text to scan; nothing while it is drawn, or without network. */
export function Code({ text, label }: { text: string; label: string }): JSX.Element | null {
  const [code, setCode] = useState<ReturnType<DrawCode> | null>(null);
  useEffect(() => {
    load<DrawCode>(codeUrl, 'lianzuCode').then(
      (draw) => setCode(draw(text)),
      () => undefined,
    );
  }, [text]);
  if (code === null) return null;
  const side = code.size + 2 * QUIET;
  return (
    <svg class="code" viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={label}>
      <path d={code.path} />
    </svg>
  );
}
