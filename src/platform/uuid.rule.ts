const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL reads the text as a uuid written the usual way. */
export function isUuid(text: string): boolean {
  return uuidShape.test(text);
}
