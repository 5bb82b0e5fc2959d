import { createClient } from 'graphql-ws';

/** The WebSocket client, loaded when the first page stands. */
Object.assign(self, { lianzuSocket: createClient });
