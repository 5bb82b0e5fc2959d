/** Digits as the graph takes them: full-width ones, separators and blanks are how phones type. */
export function plainNumber(text: string): string {
  return text
    .replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s,，]/g, '');
}
