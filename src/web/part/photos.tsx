import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { newId } from '../keep.ts';
import { outbox, submit, type Fault } from '../outbox.ts';
import { dropPhoto, keepPhoto, keptPhoto, removePhoto, shrink } from '../photo.ts';
import { NoAnswer, Refused } from '../graph/request.ts';
import { refreshAll } from '../graph/use-graph.ts';
import { useStore } from '../store.ts';
import { useWriteWords } from '../words/write.ts';
import { Faults } from './field.tsx';
import { Icon } from './icon.tsx';

/** As many as the server keeps of one entry. */
export const MOST_PHOTOS = 3;

interface Shown {
  readonly key: string;
  readonly url: string;
  /** Null where it cannot be taken away just now. */
  readonly remove: (() => void) | null;
}

/** Photos with how to take them away, and a large button for one more while there is room. */
function Strip(props: {
  shown: readonly Shown[];
  onAdd: (photo: Blob) => Promise<void>;
}): JSX.Element {
  const { words } = useWriteWords();
  const { shown, onAdd } = props;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const room = MOST_PHOTOS - shown.length;
  const take = async (input: HTMLInputElement): Promise<void> => {
    const files = Array.from(input.files ?? []).slice(0, room);
    input.value = '';
    setBusy(true);
    setFault(null);
    for (const file of files) {
      try {
        await onAdd(await shrink(file));
      } catch {
        setFault(words.photos.unreadable);
      }
    }
    setBusy(false);
  };
  return (
    <div class="photo-strip">
      {shown.length > 0 && (
        <ul class="photos">
          {shown.map(({ key, url, remove }, index) => (
            <li key={key}>
              <img src={url} alt={words.listing.photo(index + 1)} />
              {remove !== null && (
                <button type="button" class="button quiet small" onClick={remove}>
                  <Icon name="off" /> {words.photos.remove}
                  <span class="sr"> {words.listing.photo(index + 1)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {room > 0 && (
        <label class={`button large ${busy ? 'busy' : ''}`}>
          <Icon name="photo" /> {busy ? words.photos.shrinking : words.photos.add(room)}
          <input
            class="sr"
            type="file"
            accept="image/*"
            multiple={room > 1}
            disabled={busy}
            onChange={(event) => void take(event.currentTarget)}
          />
        </label>
      )}
      {fault !== null && <Faults faults={[{ field: null, message: fault }]} />}
    </div>
  );
}

/** The addresses under which the page shows photos from the phone's shelf. */
function useKept(ids: readonly string[]): Readonly<Record<string, string>> {
  const [urls, setUrls] = useState<Readonly<Record<string, string>>>({});
  const key = ids.join(' ');
  useEffect(() => {
    let gone = false;
    const made: Record<string, string> = {};
    void Promise.all(
      ids.map(async (id) => {
        const photo = await keptPhoto(id);
        if (photo !== null && !gone) made[id] = URL.createObjectURL(photo);
      }),
    ).then(() => {
      if (!gone) setUrls(made);
    });
    return () => {
      gone = true;
      for (const id of Object.keys(made)) URL.revokeObjectURL(made[id] ?? '');
    };
  }, [key]);
  return urls;
}

/** The photos of an entry that is being written: they stay on the phone until it is sent. */
export function DraftPhotos(props: {
  ids: readonly string[];
  change: (ids: readonly string[]) => void;
}): JSX.Element {
  const { ids, change } = props;
  const urls = useKept(ids);
  const now = useLatest(ids);
  return (
    <Strip
      shown={ids.map((id) => ({
        key: id,
        url: urls[id] ?? '',
        remove: () => {
          change(now().filter((other) => other !== id));
          void dropPhoto(id);
        },
      }))}
      onAdd={async (photo) => {
        const id = await keepPhoto(photo);
        change([...now(), id]);
      }}
    />
  );
}

/** A value as it is when it is asked for, not as it was when the asking began. */
function useLatest<Value>(value: Value): () => Value {
  const [box] = useState({ value });
  box.value = value;
  return () => box.value;
}

interface Listing {
  readonly id: string;
  readonly title: string;
  readonly photos: readonly { readonly id: string; readonly url: string }[];
}

/** The photos of an entry that is there: adding goes through the outbox, also without network. */
export function ListingPhotos({ listing }: { listing: Listing }): JSX.Element {
  const { words } = useWriteWords();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [said, setSaid] = useState<string | null>(null);
  const waiting = useStore(outbox)
    .filter(({ action, input }) => action === 'addPhoto' && input['of'] === listing.id)
    .map(({ input }) => String(input['photo']));
  const urls = useKept(waiting);
  const remove = async (id: string): Promise<void> => {
    setSaid(null);
    try {
      await removePhoto(listing.id, id);
      setFaults([]);
      refreshAll();
    } catch (error) {
      const message = error instanceof Refused ? error.message : words.failedLead;
      setFaults([{ code: 'FORBIDDEN', field: null, message }]);
      if (!(error instanceof NoAnswer) && !(error instanceof Refused)) throw error;
    }
  };
  const add = async (photo: Blob): Promise<void> => {
    const input = { of: listing.id, photo: await keepPhoto(photo) };
    const page = `/listing/${listing.id}`;
    const outcome = await submit('addPhoto', input, listing.title, newId(), page);
    setFaults(outcome.kind === 'refused' ? outcome.faults : []);
    setSaid(outcome.kind === 'waiting' ? words.outbox.waiting : null);
  };
  return (
    <div class="field">
      <p class="label">{words.photos.title}</p>
      <Strip
        shown={[
          ...listing.photos.map(({ id, url }) => ({ key: id, url, remove: () => void remove(id) })),
          ...waiting.map((id) => ({ key: id, url: urls[id] ?? '', remove: null })),
        ]}
        onAdd={add}
      />
      <p role="status" class="hint">
        {said}
      </p>
      <Faults faults={faults} />
    </div>
  );
}
