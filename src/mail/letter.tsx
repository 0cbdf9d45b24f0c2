import { renderPage } from '../common/render.js';
import type { Language, Locale } from '../texts/languages.js';
import { textsOf, type TextKey, type Values } from '../texts/texts.js';

/** Subjects can be read on a locked screen: no detail of a case stands in them. */
export interface Letter {
  to: string;
  language: Language;
  subject: string;
  paragraphs: string[];
  link?: { label: string; url: string };
}

export interface Recipient {
  email: string;
  locale: Locale;
}

export type LetterName = TextKey extends infer Key ? (Key extends `letter.${infer Name}.text` ? Name : never) : never;

/** The link is left out where the letter has no words for it. */
export function composeLetter({ email, locale }: Recipient, name: LetterName, url: string, values?: Values): Letter {
  const texts = textsOf(locale);
  const label = `letter.${name}.link`;
  return {
    to: email,
    language: locale,
    subject: texts.t(`letter.${name}.subject`, values),
    paragraphs: texts.paragraphs(`letter.${name}.text`, values),
    ...(texts.has(label) ? { link: { label: texts.t(label), url } } : {}),
  };
}

/** `s***@e***.org`: enough for an administrator to recognise a mistake. */
export function maskAddress(address: string): string {
  const [name = '', host = ''] = address.split('@');
  const dot = host.lastIndexOf('.');
  return `${name.slice(0, 1)}***@${host.slice(0, 1)}***${dot > 0 ? host.slice(dot) : ''}`;
}

const BODY = 'font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;max-width:36rem;margin:0 auto;padding:24px';
const BUTTON =
  'background:#1d4f91;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block';

export function layout({ language, paragraphs, link }: Letter): { text: string; html: string } {
  const text = [...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), '-- \nPasserelle'].join('\n\n');
  const html = renderPage(
    <html lang={language} dir={textsOf(language).dir}>
      <body style={BODY}>
        {paragraphs.map((paragraph) => (
          <p style="margin:0 0 16px">
            {paragraph.split('\n').map((line, i) => (
              <>
                {i > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        ))}
        {link && (
          <p style="margin:24px 0">
            <a href={link.url} style={BUTTON}>
              {link.label}
            </a>
          </p>
        )}
        <p style="color:#666;font-size:14px">Passerelle</p>
      </body>
    </html>,
  );
  return { text, html };
}
