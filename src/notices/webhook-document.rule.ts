/** What is sent of an event unless a webhook says otherwise. */
export const usualDocument = `fragment Payload on Event {
  type
  cause
  occurredAt
  ... on PairingProposed { pairing { id score reasons { text } need { id title party { id name } } resource { id title party { id name } } } }
  ... on PairingWithdrawn { pairing { id } }
  ... on ListingAdded { listing { id title party { id name } } }
  ... on OrderPlaced { order { id receipt } needParty { id name } }
  ... on OrderAccepted { order { id receipt } }
  ... on OrderCompleted { order { id receipt } }
}`;

/** What a robot's message tells of an event. */
export const robotDocument = `fragment Payload on Event {
  type
  ... on PairingProposed { pairing { need { title party { name } } resource { title party { name } } } }
  ... on ListingAdded { listing { title party { name } } }
  ... on OrderPlaced { order { receipt need { title } resource { title } } needParty { name } }
  ... on OrderDispatched { order { receipt need { title } resource { title } } }
  ... on OrderAccepted { order { receipt need { title } resource { title } } }
  ... on OrderCompleted { order { receipt need { title } resource { title } } }
  ... on OrderEscalated { order { receipt need { title } resource { title } } }
}`;

/** The query a webhook's selection stands in. */
export const webhookQuery = `query WebhookEvents($first: Int!, $after: String, $filter: EventFilter) {
  events(first: $first, after: $after, filter: $filter) { nodes { webhookPosition: position ...Payload } }
}`;

/** How many events one reading brings. */
export const webhookBatch = 20;
