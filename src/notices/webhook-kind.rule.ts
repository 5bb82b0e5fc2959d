/** STANDARD is the Standard Webhooks scheme, one event a message; the others are group robots, told several at once. */
export type WebhookKind = 'STANDARD' | 'WECOM' | 'DINGTALK';
