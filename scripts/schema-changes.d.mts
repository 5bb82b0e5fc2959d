/** Elements of a schema by coordinate, with what makes them what they are. */
export function elementsOf(sdl: string): Map<string, string>;

/** What came, became something else and went. */
export function changesBetween(
  before: Map<string, string>,
  after: Map<string, string>,
): { readonly added: string[]; readonly changed: string[]; readonly removed: string[] };
