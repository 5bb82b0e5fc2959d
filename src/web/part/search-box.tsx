import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { go } from '../route.ts';
import { useWords } from '../words/words.ts';
import { Icon } from './icon.tsx';

/** Where one looks for things of the whole district. */
export function SearchBox({ text = '' }: { text?: string }): JSX.Element {
  const { words } = useWords();
  const [value, setValue] = useState(text);
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') go(`/search?q=${encodeURIComponent(value.trim())}`);
      }}
    >
      <label for="search" class="sr">
        {words.search.label}
      </label>
      <input
        id="search"
        type="search"
        value={value}
        placeholder={words.search.hint}
        onInput={(event) => setValue(event.currentTarget.value)}
      />
      <button type="submit" class="button main">
        <Icon name="search" /> {words.search.go}
      </button>
    </form>
  );
}
