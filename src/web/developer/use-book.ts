import { useEffect, useState } from 'preact/hooks';
import type { Book } from './book.ts';

declare const BUILD: string;
const AGAIN_MS = 5_000;
let known: Book | null = null;

/** The book of the schema; null until it is here. */
export function useBook(): Book | null {
  const [book, setBook] = useState(known);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const bring = (): void => {
      fetch(`/assets/book.json?${BUILD}`)
        .then((response) => response.json() as Promise<Book>)
        .then(
          (brought) => {
            known = brought;
            setBook(brought);
          },
          () => {
            timer = setTimeout(bring, AGAIN_MS);
          },
        );
    };
    if (known === null) bring();
    return () => {
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return book;
}
