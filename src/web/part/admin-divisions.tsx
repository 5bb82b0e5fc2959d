import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  DivisionsPreviewDocument,
  ImportDivisionsDocument,
  type DivisionsPreviewQuery,
} from '../graph/generated/graphql.ts';
import { useAdminWords } from '../words/admin.ts';
import { Outcome, useSaving } from './admin-form.tsx';
import { Field } from './field.tsx';
import { Section } from './page.tsx';

type Preview = DivisionsPreviewQuery['divisionsPreview'];

/** Reads a file as people save it in China: UTF-8, or what Excel writes. */
async function textOf(file: File): Promise<string> {
  const bytes = await new Response(file).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Brings the official list of towns and villages: looked at first, then taken over. */
export function Divisions({ done }: { done: () => void }): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const saving = useSaving();
  const change = (next: string): void => {
    setText(next);
    setPreview(null);
    setTold(null);
  };
  const look = async (): Promise<void> => {
    const data = await saving.send(DivisionsPreviewDocument, { text });
    if (data !== null) setPreview(data.divisionsPreview);
  };
  const apply = async (): Promise<void> => {
    const data = await saving.send(ImportDivisionsDocument, { text });
    if (data === null) return;
    const { added, changed } = data.importDivisions;
    change('');
    setTold(admin.divisionsDone(added ?? 0, changed ?? 0));
    done();
  };
  const ready = preview !== null && (preview.faults ?? []).length === 0;
  return (
    <Section title={admin.divisions}>
      <p class="section-lead">{admin.divisionsLead}</p>
      <p>
        <label class="button">
          {admin.divisionsFile}
          <input
            type="file"
            class="sr"
            accept=".csv,.txt,.json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void textOf(file).then(change);
            }}
          />
        </label>
      </p>
      <Field
        name="divisions"
        label={admin.divisionsText}
        rows={6}
        value={text}
        onInput={change}
        placeholder={'代码\t名称'}
      />
      {preview !== null && <Seen preview={preview} />}
      {told === null ? <Outcome saving={saving} /> : <p class="done said">{told}</p>}
      <div class="buttons">
        <button
          type="button"
          class={`button ${ready ? '' : 'main'}`}
          disabled={saving.busy || text.trim() === ''}
          onClick={() => void look()}
        >
          {admin.divisionsLook}
        </button>
        {ready && (
          <button
            type="button"
            class="button main"
            disabled={saving.busy}
            onClick={() => void apply()}
          >
            {admin.divisionsApply}
          </button>
        )}
      </div>
    </Section>
  );
}

function Seen({ preview }: { preview: Preview }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const rows = preview.rows ?? [];
  const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
  return (
    <div class="divisions">
      <p>
        <b>{admin.divisionsSeen(count('NEW'), count('CHANGED'), count('SAME'))}</b>
      </p>
      {(preview.residential ?? 0) > 0 && <p>{admin.divisionsLeft(preview.residential ?? 0)}</p>}
      <ul class="faults">
        {(preview.faults ?? []).map(({ row, zh, en }) => (
          <li key={row}>
            {admin.divisionsRow(row)}：{lang === 'EN' ? en : zh}
          </li>
        ))}
      </ul>
      <ul class="divisions-rows">
        {rows.map((row) => (
          <li key={row.row}>
            <span class="tag">{admin.verdicts[row.verdict]}</span> {row.townName} <b>{row.name}</b>{' '}
            <small>{row.code}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
