/**
 * Why the server closes a socket, beyond what graphql-ws itself says (4400, 4401, 4403, 4406, 4408,
 * 4409, 4429, 4500). Reasons are at most 123 bytes. docs/live.md tells clients what to do at each.
 */
export const closing = {
  /** The server stops: connect again, elsewhere or in a moment. */
  goingAway: { code: 1001, reason: 'server stops; connect again 服务停止，请重连' },
  /** The database cannot be asked just now: connect again in a moment. */
  tryLater: { code: 1013, reason: 'try again in a moment 请稍后重试' },
  /** Not what the protocol allows here. */
  badMessage: { code: 4400, reason: 'Invalid message received' },
  /** The session or key has ended: sign in again. */
  signedOut: {
    code: 4401,
    reason: 'session or key has ended; sign in again 登录已失效，请重新登录',
  },
  tooManySockets: { code: 4429, reason: 'too many sockets; close some 连接过多，请先关闭一些' },
  /** The client reads too slowly: connect again and subscribe `after` the last cursor. */
  tooSlow: {
    code: 4290,
    reason: 'reading too slowly; resume with after 读取过慢，请用 after 续接',
  },
  failed: { code: 4500, reason: 'Internal server error' },
} as const;

export type Closing = (typeof closing)[keyof typeof closing];
