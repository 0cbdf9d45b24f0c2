const RIGHT_TO_LEFT = ['ar', 'fa'];

/** What a room writes: its own words, no case detail in the subject. */
export interface Letter {
  to: string;
  language: string;
  subject: string;
  paragraphs: string[];
  link?: { label: string; url: string };
}

/** The first of somebody's languages in which a text exists; German when there is none. */
export function languageFor<T>(languages: readonly string[], texts: Record<string, T>): string {
  return languages.find((language) => language in texts) ?? 'de';
}

/** `s***@e***.org`: enough for an administrator to recognise a mistake, too little to know who it was. */
export function maskAddress(address: string): string {
  const [name = '', host = ''] = address.split('@');
  const dot = host.lastIndexOf('.');
  return `${name.slice(0, 1)}***@${host.slice(0, 1)}***${dot > 0 ? host.slice(dot) : ''}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The one layout, as text and as HTML without pictures, scripts or anything fetched. */
export function layout(letter: Letter): { text: string; html: string } {
  const text = [
    ...letter.paragraphs,
    ...(letter.link ? [`${letter.link.label}:\n${letter.link.url}`] : []),
    '-- \nPasserelle',
  ].join('\n\n');
  const direction = RIGHT_TO_LEFT.includes(letter.language) ? 'rtl' : 'ltr';
  const paragraphs = letter.paragraphs
    .map((paragraph) => `<p style="margin:0 0 16px">${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
  const link = letter.link
    ? `<p style="margin:24px 0"><a href="${escapeHtml(letter.link.url)}" style="background:#1d4f91;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${escapeHtml(letter.link.label)}</a></p>`
    : '';
  const html = `<!doctype html><html lang="${letter.language}" dir="${direction}"><body style="font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;max-width:36rem;margin:0 auto;padding:24px">${paragraphs}${link}<p style="color:#666;font-size:14px">Passerelle</p></body></html>`;
  return { text, html };
}
