import qrcode from 'qrcode-generator';

/** The path of a QR code on a grid of one unit a module, and its size; loaded when one is wanted. */
function draw(text: string): { readonly size: number; readonly path: string } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++)
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  }
  return { size, path };
}

/** What draws a code. */
export type DrawCode = typeof draw;
Object.assign(self, { lianzuCode: draw });
