/**
 * Writes PostgreSQL's extended-query messages one after another into one buffer, so that a whole
 * transaction is one write to the socket, with one Sync: the server answers in one go too.
 */
export class Wire {
  private buffer = Buffer.allocUnsafe(2_048);
  private at = 0;

  /** Parses a text under a name; an empty name is forgotten at the next Parse without one. */
  parse(name: string, text: string): void {
    const start = this.begin(0x50);
    this.cstring(name);
    this.cstring(text);
    this.int16(0);
    this.end(start);
  }

  /** Binds values to a parsed text and runs it: every value and every column as text. */
  run(name: string, values: readonly unknown[]): void {
    const bind = this.begin(0x42);
    this.cstring('');
    this.cstring(name);
    this.int16(0);
    this.int16(values.length);
    for (const value of values) this.value(textOf(value));
    this.int16(0);
    this.end(bind);
    const execute = this.begin(0x45);
    this.cstring('');
    this.int32(0);
    this.end(execute);
  }

  /** Ends the batch and gives its bytes; the writer begins anew. */
  sync(): Buffer {
    this.end(this.begin(0x53));
    const bytes = Buffer.from(this.buffer.subarray(0, this.at));
    this.at = 0;
    return bytes;
  }

  private begin(code: number): number {
    this.reserve(5);
    this.buffer[this.at] = code;
    this.at += 5;
    return this.at - 4;
  }

  /** A message's length counts itself and not its code. */
  private end(start: number): void {
    this.buffer.writeInt32BE(this.at - start, start);
  }

  private value(text: string | null): void {
    if (text === null) {
      this.int32(-1);
      return;
    }
    const start = this.at;
    this.int32(0);
    this.text(text);
    this.buffer.writeInt32BE(this.at - start - 4, start);
  }

  private cstring(text: string): void {
    this.text(text);
    this.reserve(1);
    this.buffer[this.at++] = 0;
  }

  private text(text: string): void {
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    this.reserve(text.length * 3);
    this.at += this.buffer.write(text, this.at);
  }

  private int16(value: number): void {
    this.reserve(2);
    this.at = this.buffer.writeInt16BE(value, this.at);
  }

  private int32(value: number): void {
    this.reserve(4);
    this.at = this.buffer.writeInt32BE(value, this.at);
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}

/** A value as PostgreSQL reads it from text; lists become array literals. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`;
  return JSON.stringify(value);
}

function elementOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value) as string;
  const text = textOf(value);
  return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
