import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  ExportLedgerDocument,
  LedgersDocument,
  type LedgerFormat,
  type LedgerKind,
  type LedgersQuery,
  type LedgerList,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { sendLedger, type SendFault } from '../ledger-upload.ts';
import { Choice, Faults } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { useDeed } from '../part/ledger-deed.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { go } from '../route.ts';
import type { Viewer } from '../session.ts';
import { useLedgerWords } from '../words/ledger.ts';
import { dayOf } from '../words/words.ts';

const writers: readonly string[] = ['DISTRICT_ADMIN', 'TOWN', 'VILLAGE', 'PARTY'];

/** Ledgers in and out: send one, see those sent, take lists away as files. */
export function LedgersPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useLedgerWords();
  const seen = useGraph(LedgersDocument, { lang });
  const writes = writers.indexOf(who.role) >= 0;
  return (
    <Page title={words.ledgers.title} lead={words.ledgers.lead}>
      <div class="ledger-columns">
        <div>{writes && <Upload who={who} />}</div>
        <Loaded seen={seen}>
          {({ ledgerImports, ledgerLists }) => (
            <div>
              {writes && <Recent imports={ledgerImports.nodes} count={ledgerImports.totalCount} />}
              <TakeOut lists={ledgerLists} />
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function Upload({ who }: { who: Viewer }): JSX.Element {
  const { words } = useLedgerWords();
  const [kind, setKind] = useState<LedgerKind | 'AUTO'>('AUTO');
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<SendFault | null>(null);
  const district = who.district?.code ?? '';
  const places = who.role === 'DISTRICT_ADMIN' || who.role === 'TOWN';
  const kinds: readonly LedgerKind[] = places
    ? ['NEED', 'RESOURCE', 'VILLAGE', 'PARTY']
    : ['NEED', 'RESOURCE'];
  const send = (file: File): void => {
    setSending(true);
    setFault(null);
    void sendLedger(district, file, kind === 'AUTO' ? null : kind).then((answer) => {
      setSending(false);
      if ('id' in answer) go(`/ledger/${answer.id}`);
      else setFault(answer);
    });
  };
  const message =
    fault === null
      ? null
      : fault.reason === 'noAnswer'
        ? words.import.noAnswer
        : fault.reason === 'tooLarge'
          ? words.ledgers.tooLarge
          : fault.message;
  return (
    <Section title={words.ledgers.upload}>
      <p class="section-lead">{words.ledgers.uploadLead}</p>
      <Choice
        name="kind"
        legend={words.ledgers.kind}
        value={kind}
        options={(['AUTO', ...kinds] as const).map((value) => ({
          value,
          label: words.ledgers.kinds[value],
        }))}
        onChange={setKind}
      />
      <label class={`button main file ${sending ? 'busy' : ''}`}>
        <Icon name="add" /> {sending ? words.ledgers.sending : words.ledgers.choose}
        <input
          type="file"
          accept=".xlsx,.xls,.csv"
          disabled={sending}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file !== undefined) send(file);
          }}
        />
      </label>
      {message !== null && <Faults faults={[{ field: null, message }]} />}
      <h3>{words.ledgers.templates}</h3>
      <ul class="templates">
        {kinds.map((one) => (
          <li key={one}>
            <a target="_self" href={`/d/${district}/ledgers/template/${one.toLowerCase()}.xlsx`}>
              <Icon name="mine" /> {words.ledgers.kinds[one]}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Recent(props: {
  readonly imports: LedgersQuery['ledgerImports']['nodes'];
  readonly count: number;
}): JSX.Element {
  const { words, lang } = useLedgerWords();
  return (
    <Section title={words.ledgers.recent} count={props.count}>
      {props.imports.length === 0 && <Empty>{words.ledgers.none}</Empty>}
      <ul class="lines">
        {props.imports.map(({ id, fileName, state, rowCount, counts, createdAt }) => (
          <li class="line" key={id}>
            <a href={`/ledger/${id}`}>
              <span class="line-title">{fileName}</span>
              <span class="line-facts">
                <span>{words.import.states[state]}</span>
                <span>{words.ledgers.rows(rowCount)}</span>
                {counts.faulty > 0 && <span>{words.ledgers.faulty(counts.faulty)}</span>}
                <span>{dayOf(createdAt, lang)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const formats: readonly LedgerFormat[] = ['XLSX', 'CSV'];

function TakeOut({ lists }: { lists: LedgersQuery['ledgerLists'] }): JSX.Element {
  const { words, lang } = useLedgerWords();
  const [list, setList] = useState<LedgerList>('NEED');
  const [layout, setLayout] = useState('');
  const [format, setFormat] = useState<LedgerFormat>('XLSX');
  const [made, setMade] = useState<{ url: string; rows: number } | null>(null);
  const deed = useDeed(ExportLedgerDocument, ({ done: { url, rows } }) =>
    setMade(url == null ? null : { url, rows: rows ?? 0 }),
  );
  const layouts = lists.filter((one) => one.list === list)[0]?.layouts ?? [];
  return (
    <Section title={words.ledgers.out}>
      <p class="section-lead">{words.ledgers.outLead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setMade(null);
          deed.go({ list, format, layout: layout || null, lang });
        }}
      >
        <Select
          name="list"
          label={words.ledgers.list}
          value={list}
          options={lists.map((one) => ({ value: one.list, label: one.name }))}
          onChange={(value) => {
            setList(value as LedgerList);
            setLayout('');
            setMade(null);
          }}
        />
        <Select
          name="layout"
          label={words.ledgers.layout}
          value={layout}
          options={[
            { value: '', label: words.ledgers.allColumns },
            ...layouts.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(value) => {
            setLayout(value);
            setMade(null);
          }}
        />
        <Select
          name="format"
          label={words.ledgers.format}
          value={format}
          options={formats.map((value) => ({ value, label: words.ledgers.formats[value] }))}
          onChange={(value) => {
            setFormat(value as LedgerFormat);
            setMade(null);
          }}
        />
        {deed.faults}
        {made === null ? (
          <button type="submit" class="button" disabled={deed.busy}>
            {deed.busy ? words.ledgers.making : words.ledgers.make}
          </button>
        ) : (
          <>
            <p role="status" class="made">
              <Icon name="check" /> {words.ledgers.made(made.rows)}
            </p>
            <a class="button main" target="_self" href={made.url}>
              {words.ledgers.download}
            </a>
          </>
        )}
      </form>
    </Section>
  );
}

function Select(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const { name, label, value, options, onChange } = props;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
