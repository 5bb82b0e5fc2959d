/**
 * How much of a need a pairing would cover, in thousandths of the need's unit: the share the score
 * found, of what the need still lacks, never more than all of it. Null where nothing compares.
 */
export function coveredQuantity(
  need: { readonly remaining: string | null },
  cover: number | null,
): string | null {
  if (cover === null || need.remaining === null) return null;
  const lacking = BigInt(need.remaining);
  if (cover >= 1) return lacking.toString();
  return ((lacking * BigInt(Math.round(cover * 1_000_000))) / 1_000_000n).toString();
}
