import qrcode from 'qrcode-generator';

/** What stands on one slip: for whom, how to sign in. */
export interface Slip {
  readonly of: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Slips to print on A4 and cut apart, eight to a page, as one HTML document that loads nothing: the
 * address as text and as a code to scan, the name, the initial password. Whoever asked for it keeps it;
 * the platform does not.
 */
export function drawSlips(
  slips: readonly Slip[],
  { address, district }: { readonly address: string; readonly district: string },
): string {
  const code = drawCode(address);
  const body = slips
    .map(
      ({ of, name, password }) => `<section>
${code}<div><h2>${escaped(of)}</h2>
<p>网址 <b>${escaped(address)}</b></p>
<p>区划代码 <b>${escaped(district)}</b></p>
<p>账号 <b>${escaped(name)}</b></p>
<p>初始密码 <b class="secret">${escaped(password)}</b></p>
<p class="note">首次登录须修改密码。请勿拍照转发，改密后销毁本条。<br>Change the password when you first sign in, then destroy this slip.</p>
</div></section>`,
    )
    .join('\n');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>登录凭条</title><style>${style}</style><body>${body}</body></html>`;
}

const style = `@page{size:A4;margin:12mm}body{margin:0;font:11pt/1.45 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#000;background:#fff;
display:grid;grid-template-columns:1fr 1fr;gap:0}section{display:flex;gap:4mm;padding:4mm;border:0.3mm dashed #666;break-inside:avoid;
height:58mm;box-sizing:border-box;overflow:hidden}svg{width:26mm;height:26mm;flex:none}h2{margin:0 0 1mm;font-size:13pt}p{margin:0}
.secret{font-family:Consolas,monospace;font-size:13pt}.note{margin-top:1.5mm;font-size:8.5pt;line-height:1.3}`;

function drawCode(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (code.isDark(row, column)) path += `M${String(column)} ${String(row)}h1v1h-1z`;
  return `<svg viewBox="0 0 ${String(size)} ${String(size)}" role="img" aria-label="${escaped(text)}"><path d="${path}"/></svg>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
