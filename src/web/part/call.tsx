import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { RevealContactDocument } from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { newId } from '../keep.ts';
import { useOrderWords } from '../words/order.ts';
import { Icon } from './icon.tsx';

interface Contact {
  readonly name: string;
  readonly maskedPhone: string | null;
}

/**
 * Whom to call: masked until both sides agreed. The tap fetches the number (which the audit log
 * notes) and hands it to the phone; where nothing dials, it stands there to be read.
 */
export function Call(props: {
  readonly title: string;
  readonly contact: Contact | null;
  readonly listing: string;
  /** Whether both sides agreed, so that asking makes sense. */
  readonly agreed: boolean;
}): JSX.Element {
  const { words, lang } = useOrderWords();
  const { call } = words.order;
  const { title, contact, listing, agreed } = props;
  const [phone, setPhone] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const reveal = async (): Promise<void> => {
    setFault(null);
    try {
      const input = { listing, idempotencyKey: newId() };
      const { done } = await ask(RevealContactDocument, { input, lang });
      const number = done.contact?.phone ?? null;
      setPhone(number);
      setFault(done.userErrors[0]?.message ?? null);
      if (number !== null) location.href = `tel:${number}`;
    } catch {
      setFault(words.failedLead);
    }
  };
  return (
    <div class="call">
      <p>
        <Icon name="phone" /> <small>{title}</small>
      </p>
      {contact === null || contact.maskedPhone === null ? (
        <>
          {contact !== null && <b>{contact.name}</b>}
          <p class="hint">{call.none}</p>
        </>
      ) : (
        <>
          <p>
            <b>{contact.name}</b> <span class="number">{phone ?? contact.maskedPhone}</span>
          </p>
          {!agreed && <p class="hint">{call.masked}</p>}
          {agreed &&
            (phone === null ? (
              <button type="button" class="button" onClick={() => void reveal()}>
                <Icon name="phone" /> {call.go}
              </button>
            ) : (
              <a class="button main" href={`tel:${phone}`}>
                <Icon name="phone" /> {call.dial(phone)}
              </a>
            ))}
          {fault !== null && (
            <p class="faults" role="alert">
              <Icon name="warn" /> {fault}
            </p>
          )}
        </>
      )}
    </div>
  );
}
