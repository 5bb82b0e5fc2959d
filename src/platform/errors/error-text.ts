/** An expected failure: its meaning in HTTP, and its message with `{parameters}` in both languages. */
export interface ErrorText {
  readonly http: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503;
  readonly en: string;
  readonly zh: string;
}
