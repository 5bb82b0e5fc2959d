import type { WebSocket } from 'ws';
import { closing, type Closing } from './close-code.ts';

/** What a socket may hold back, and for how long it may take nothing. */
export interface Pace {
  /** Bytes waiting in this process beyond which nothing more is pushed. */
  readonly mostWaiting: number;
  /** A client that takes nothing for so long while bytes wait is dropped. */
  readonly stallMs: number;
}

/**
 * One socket's way out. What waits in this process is bounded: above the bound the hub stops pushing
 * and sends from the log at the client's own pace; a client that takes nothing at all is dropped with
 * a code that tells it to resume.
 */
export class Outlet {
  private given = 0;
  private taken = 0;
  private takenAt = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly pace: Pace,
    /** Called when this side closes: what is still queued may take its time to leave. */
    private readonly onClosing: () => void = () => undefined,
  ) {}

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Whether as much waits as may. */
  get isFull(): boolean {
    return this.socket.bufferedAmount >= this.pace.mostWaiting;
  }

  /** Whether more waits than pushing alone can leave behind: answers to a client that only asks. */
  get isOverfull(): boolean {
    return this.socket.bufferedAmount >= 4 * this.pace.mostWaiting;
  }

  /** Sends one text message. */
  send(text: Buffer | string, flushed?: (error?: Error | null) => void): void {
    if (!this.isOpen) {
      flushed?.();
      return;
    }
    const size = typeof text === 'string' ? Buffer.byteLength(text) : text.length;
    this.given += size + (size < 126 ? 2 : size < 65_536 ? 4 : 10);
    this.socket.send(text, { binary: false }, flushed);
  }

  /** Sends and waits until the message has left this process, or the socket is closed. */
  sendAndWait(text: Buffer | string): Promise<void> {
    return new Promise((resolve) => {
      this.send(text, () => {
        resolve();
      });
    });
  }

  close({ code, reason }: Closing): void {
    this.socket.close(code, reason);
    this.onClosing();
  }

  /** Called from time to time: drops a client that has taken nothing since `stallMs`. */
  watch(now: number): void {
    const waiting = this.socket.bufferedAmount;
    const taken = this.given - waiting;
    if (waiting === 0 || taken !== this.taken || this.takenAt === 0) {
      this.taken = taken;
      this.takenAt = now;
    } else if (this.isOpen && now - this.takenAt >= this.pace.stallMs) {
      this.close(closing.tooSlow);
    }
  }
}
