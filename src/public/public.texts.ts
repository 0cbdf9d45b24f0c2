import type { Locale } from '../accounts/account.entity.js';
import type { RequestState } from '../cases/case-opening.service.js';

/** How a request stands, in plain words and without names. */
export const stateTexts: Record<Locale, Record<RequestState['state'], string>> = {
  de: {
    looking: 'Ihre Anfrage ist bei uns. Wir suchen jemanden, der Sie berät.',
    found: 'Wir haben jemanden für Sie gefunden. Diese Person meldet sich bei Ihnen.',
    ended: 'Diese Anfrage ist abgeschlossen. Sie dürfen jederzeit eine neue stellen.',
    withdrawn: 'Diese Anfrage ist zurückgezogen.',
  },
  fr: {
    looking: 'Votre demande est chez nous. Nous cherchons quelqu’un pour vous conseiller.',
    found: 'Nous avons trouvé quelqu’un pour vous. Cette personne va vous contacter.',
    ended: 'Cette demande est terminée. Vous pouvez en faire une nouvelle en tout temps.',
    withdrawn: 'Cette demande a été retirée.',
  },
  it: {
    looking: 'La sua richiesta è da noi. Cerchiamo qualcuno che la consigli.',
    found: 'Abbiamo trovato qualcuno per lei. Questa persona si farà sentire.',
    ended: 'Questa richiesta è conclusa. Può farne una nuova in ogni momento.',
    withdrawn: 'Questa richiesta è stata ritirata.',
  },
  en: {
    looking: 'Your request is with us. We are looking for somebody to advise you.',
    found: 'We have found somebody for you. They will contact you.',
    ended: 'This request is closed. You may make a new one at any time.',
    withdrawn: 'This request has been withdrawn.',
  },
};
