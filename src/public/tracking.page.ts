import type { Locale } from '../accounts/account.entity.js';
import type { RequestState } from '../cases/case-opening.service.js';
import { dayInWords } from '../cases/case.letters.js';
import { stateTexts } from './public.texts.js';

const WORDS: Record<Locale, Record<'title' | 'number' | 'since' | 'withdraw' | 'explain' | 'gone', string>> = {
  de: {
    title: 'Ihre Anfrage', number: 'Ihre Nummer', since: 'Seit', withdraw: 'Anfrage zurückziehen', gone: 'Hier ist nichts. Bitte prüfen Sie, ob der Link vollständig ist.',
    explain: 'Wenn Sie zurückziehen, hört die Suche auf und Ihre Einwilligungen gelten nicht mehr.',
  },
  fr: {
    title: 'Votre demande', number: 'Votre numéro', since: 'Depuis', withdraw: 'Retirer ma demande', gone: 'Il n’y a rien ici. Vérifiez que le lien est complet.',
    explain: 'Si vous la retirez, la recherche s’arrête et vos consentements ne valent plus.',
  },
  it: {
    title: 'La sua richiesta', number: 'Il suo numero', since: 'Dal', withdraw: 'Ritirare la richiesta', gone: 'Qui non c’è nulla. Controlli che il link sia completo.',
    explain: 'Se la ritira, la ricerca finisce e i suoi consensi non valgono più.',
  },
  en: {
    title: 'Your request', number: 'Your number', since: 'Since', withdraw: 'Withdraw my request', gone: 'There is nothing here. Please check that the link is complete.',
    explain: 'If you withdraw, the search ends and your consents no longer hold.',
  },
};

const STYLE = `body{font:18px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1b1b}main{max-width:32rem;margin:6vh auto;background:#fff;padding:2rem;border-radius:12px}
h1{font-size:1.5rem;margin:0 0 1rem}dt{color:#555;font-size:.9rem}dd{margin:0 0 .75rem;font-weight:600}form{border-top:1px solid #ccc;margin-top:2rem;padding-top:1rem}p{margin:0 0 1rem}
button{font:inherit;background:#fff;color:#8a1c14;border:2px solid #8a1c14;padding:.6rem 1.2rem;border-radius:6px}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}main{background:#1c1c1e}dt{color:#bbb}button{background:#1c1c1e;color:#ff9a90;border-color:#ff9a90}}
@media print{form{display:none}}`;

/** The page behind the link of a receipt: how the request stands, and the way to take it back. No JavaScript, no names. */
export function trackingPage(locale: Locale, request: RequestState | null): string {
  const words = WORDS[locale];
  const open = request !== null && (request.state === 'looking' || request.state === 'found');
  const body = request
    ? `<p>${stateTexts[locale][request.state]}</p><dl><dt>${words.number}</dt><dd>${request.reference}</dd><dt>${words.since}</dt><dd>${dayInWords(request.since.toISOString().slice(0, 10), locale)}</dd></dl>`
    : `<p>${words.gone}</p>`;
  const form = open ? `<form method="post"><p>${words.explain}</p><button>${words.withdraw}</button></form>` : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${words.title}</title><style>${STYLE}</style></head><body><main><h1>${words.title}</h1>${body}${form}</main></body></html>`;
}
