import type { FastifyReply } from 'fastify';
import type { ComponentChildren } from 'preact';
import { renderPage } from '../common/render.js';
import type { Texts } from '../texts/texts.js';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1b1b}main{max-width:26rem;margin:8vh auto;background:#fff;padding:2rem;border-radius:12px}
h1{font-size:1.4rem;margin:0 0 1rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}input{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #767676;border-radius:6px}
small{display:block;color:#555;margin:0 0 .5rem}input[aria-invalid]{border:2px solid #b3261e}.wrong{color:#b3261e;font-weight:600;margin:0 0 .5rem}button,.go{display:inline-block;margin-top:1.5rem;font:inherit;background:#1d4f91;color:#fff;border:0;padding:.7rem 1.4rem;border-radius:6px;text-decoration:none}.error{background:#fdecea;border-left:4px solid #b3261e;padding:.75rem}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}main{background:#1c1c1e}small{color:#bbb}input{background:#2a2a2c;color:#eee}input[aria-invalid]{border-color:#ffb4ab}.wrong{color:#ffb4ab}.error{background:#3b1512}}`;

const CSP =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The page behind a link in a letter to an account. */
export function linkFrame(texts: Texts, title: string, body: ComponentChildren): string {
  return renderPage(
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        {/* Older browsers would send the form without an origin. */}
        <meta name="referrer" content="same-origin" />
        <title>Passerelle: {title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {body}
        </main>
      </body>
    </html>,
  );
}

export async function sendLinkPage(reply: FastifyReply, status: number, html: string): Promise<void> {
  await reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', CSP)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(html);
}
