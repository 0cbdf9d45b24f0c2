import type { Role } from '../access/permissions.js';
import type { Locale } from './account.entity.js';
import type { GuessKind } from './sign-in-delay.rules.js';

/** What of an account can change so that its holder is written to. */
export const ACCOUNT_CHANGES = [
  'password',
  'factor-set-up',
  'factor-moved',
  'factor-given-up',
  'factor-reset',
  'recovery-codes',
  'role',
  'cantons',
  'disabled',
  'enabled',
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

interface Words {
  /** Without any detail: subjects lie open on a locked screen. */
  subject: string;
  greeting: string;
  /** `{when}` is a day and time in Zurich. */
  when: string;
  /** `{role}` and `{cantons}` are what they are from now on. */
  changed: Record<AccountChange, string>;
  roles: Record<Role, string>;
  switzerland: string;
  expected: string;
  unexpected: string;
  /** Of an account that no longer works. */
  closed: string;
  attempts: {
    subject: string;
    said: Record<GuessKind, string>;
    advice: Record<GuessKind, string>;
  };
  link: string;
}

/** Letters that tell a holder what happened to their account. */
export const accountChangeTexts: Record<Locale, Words> = {
  de: {
    subject: 'Eine Änderung an Ihrem Konto bei Passerelle',
    greeting: 'Guten Tag',
    when: 'An Ihrem Konto hat sich am {when} (Zeit in Zürich) etwas geändert:',
    changed: {
      password:
        'Ihr Passwort wurde neu festgelegt. Sie wurden überall abgemeldet, und frühere Links gelten nicht mehr.',
      'factor-set-up': 'Ein zweiter Faktor wurde eingerichtet. Auf anderen Geräten wurden Sie abgemeldet.',
      'factor-moved':
        'Ihr zweiter Faktor ist jetzt auf einem anderen Telefon. Auf anderen Geräten wurden Sie abgemeldet.',
      'factor-given-up': 'Der zweite Faktor wurde entfernt.',
      'factor-reset':
        'Die Administration hat Ihren zweiten Faktor zurückgesetzt und Sie überall abgemeldet. Melden Sie sich mit Ihrem Passwort an und richten Sie ihn neu ein.',
      'recovery-codes': 'Es gibt neue Wiederherstellungscodes; die bisherigen gelten nicht mehr.',
      role: 'Die Administration hat Ihre Rolle geändert. Sie ist jetzt: {role}. Bitte melden Sie sich neu an.',
      cantons: 'Die Administration hat Ihr Gebiet geändert. Es ist jetzt: {cantons}.',
      disabled: 'Die Administration hat Ihr Konto gesperrt. Sie können sich nicht mehr anmelden.',
      enabled: 'Die Administration hat Ihr Konto wieder geöffnet. Sie können sich wieder anmelden.',
    },
    roles: {
      adviser: 'Berater·in',
      coordinator: 'Koordination',
      staff: 'Fachstelle',
      privacy: 'Datenschutz',
      admin: 'Administration',
    },
    switzerland: 'ganze Schweiz',
    expected: 'Waren Sie es selbst, oder wussten Sie davon? Dann müssen Sie nichts tun.',
    unexpected:
      'Wenn nicht: Verlangen Sie auf der Anmeldeseite gleich ein neues Passwort («Passwort vergessen?»). Damit werden Sie überall abgemeldet. Melden Sie sich danach bei der Administration.',
    closed: 'Haben Sie Fragen dazu? Wenden Sie sich bitte an die Administration oder an Ihre Koordination.',
    attempts: {
      subject: 'Zur Sicherheit Ihres Kontos bei Passerelle',
      said: {
        password:
          'Heute wurde mindestens zehnmal mit einem falschen Passwort versucht, sich in Ihrem Konto anzumelden.',
        code: 'Heute wurde mindestens zehnmal ein falscher Code eingegeben, um sich in Ihrem Konto anzumelden.',
      },
      advice: {
        password:
          'Waren Sie es selbst? Dann müssen Sie nichts tun. Wenn nicht: Ihr Konto ist nicht gesperrt, und wer rät, muss immer länger warten. Ein langes Passwort, das Sie sonst nirgends brauchen, schützt Sie gut.',
        code: 'Waren Sie es selbst? Dann müssen Sie nichts tun. Wenn nicht, und wenn Sie ein Passwort haben: Jemand könnte es kennen. Verlangen Sie auf der Anmeldeseite gleich ein neues («Passwort vergessen?») und melden Sie sich bei der Administration. Geben Sie nie jemandem einen Code weiter.',
      },
    },
    link: 'Zur Anmeldung',
  },
  fr: {
    subject: 'Une modification de votre compte Passerelle',
    greeting: 'Bonjour',
    when: 'Le {when} (heure de Zurich), quelque chose a changé dans votre compte :',
    changed: {
      password:
        'Votre mot de passe a été redéfini. Vous avez été déconnecté·e partout et les liens envoyés auparavant ne sont plus valables.',
      'factor-set-up': 'Un second facteur a été configuré. Vous avez été déconnecté·e de vos autres appareils.',
      'factor-moved':
        'Votre second facteur est maintenant sur un autre téléphone. Vous avez été déconnecté·e de vos autres appareils.',
      'factor-given-up': 'Le second facteur a été supprimé.',
      'factor-reset':
        'L’administration a réinitialisé votre second facteur et vous a déconnecté·e partout. Connectez-vous avec votre mot de passe et configurez-le à nouveau.',
      'recovery-codes': 'Il y a de nouveaux codes de récupération ; les précédents ne sont plus valables.',
      role: 'L’administration a modifié votre rôle. C’est maintenant : {role}. Connectez-vous à nouveau.',
      cantons: 'L’administration a modifié votre territoire. C’est maintenant : {cantons}.',
      disabled: 'L’administration a bloqué votre compte. Vous ne pouvez plus vous connecter.',
      enabled: 'L’administration a rouvert votre compte. Vous pouvez de nouveau vous connecter.',
    },
    roles: {
      adviser: 'bénévole',
      coordinator: 'coordination',
      staff: 'secrétariat',
      privacy: 'protection des données',
      admin: 'administration',
    },
    switzerland: 'toute la Suisse',
    expected: 'C’était vous, ou vous étiez au courant ? Alors vous n’avez rien à faire.',
    unexpected:
      'Sinon : demandez tout de suite un nouveau mot de passe sur la page de connexion (« Mot de passe oublié ? »). Vous serez ainsi déconnecté·e partout. Avertissez ensuite l’administration.',
    closed: 'Vous avez des questions ? Adressez-vous à l’administration ou à votre coordination.',
    attempts: {
      subject: 'Pour la sécurité de votre compte Passerelle',
      said: {
        password:
          'Aujourd’hui, on a essayé au moins dix fois de se connecter à votre compte avec un mot de passe faux.',
        code: 'Aujourd’hui, un code faux a été saisi au moins dix fois pour se connecter à votre compte.',
      },
      advice: {
        password:
          'C’était vous ? Alors vous n’avez rien à faire. Sinon : votre compte n’est pas bloqué, et la personne qui essaie doit attendre de plus en plus longtemps. Un long mot de passe, que vous n’utilisez nulle part ailleurs, vous protège bien.',
        code: 'C’était vous ? Alors vous n’avez rien à faire. Sinon, et si vous avez un mot de passe : quelqu’un le connaît peut-être. Demandez-en tout de suite un nouveau sur la page de connexion (« Mot de passe oublié ? ») et avertissez l’administration. Ne donnez jamais un code à personne.',
      },
    },
    link: 'Vers la connexion',
  },
  it: {
    subject: 'Una modifica al suo account Passerelle',
    greeting: 'Buongiorno',
    when: 'Il {when} (ora di Zurigo) qualcosa è cambiato nel suo account:',
    changed: {
      password:
        'La sua password è stata reimpostata. È stata disconnessa o disconnesso ovunque e i link precedenti non sono più validi.',
      'factor-set-up':
        'È stato impostato un secondo fattore. Dagli altri dispositivi è stata disconnessa o disconnesso.',
      'factor-moved':
        'Il suo secondo fattore è ora su un altro telefono. Dagli altri dispositivi è stata disconnessa o disconnesso.',
      'factor-given-up': 'Il secondo fattore è stato tolto.',
      'factor-reset':
        'L’amministrazione ha azzerato il suo secondo fattore e l’ha disconnessa o disconnesso ovunque. Acceda con la sua password e lo imposti di nuovo.',
      'recovery-codes': 'Ci sono nuovi codici di recupero; quelli precedenti non sono più validi.',
      role: 'L’amministrazione ha cambiato il suo ruolo. Ora è: {role}. Acceda di nuovo.',
      cantons: 'L’amministrazione ha cambiato il suo territorio. Ora è: {cantons}.',
      disabled: 'L’amministrazione ha bloccato il suo account. Non può più accedere.',
      enabled: 'L’amministrazione ha riaperto il suo account. Può accedere di nuovo.',
    },
    roles: {
      adviser: 'volontario·a',
      coordinator: 'coordinamento',
      staff: 'segretariato',
      privacy: 'protezione dei dati',
      admin: 'amministrazione',
    },
    switzerland: 'tutta la Svizzera',
    expected: 'È stata una sua azione, o ne era al corrente? Allora non deve fare nulla.',
    unexpected:
      'Altrimenti: chieda subito una nuova password nella pagina di accesso («Password dimenticata?»). Così viene disconnessa o disconnesso ovunque. Poi avvisi l’amministrazione.',
    closed: 'Ha domande? Si rivolga all’amministrazione o al suo coordinamento.',
    attempts: {
      subject: 'Per la sicurezza del suo account Passerelle',
      said: {
        password: 'Oggi si è tentato almeno dieci volte di accedere al suo account con una password sbagliata.',
        code: 'Oggi è stato digitato almeno dieci volte un codice sbagliato per accedere al suo account.',
      },
      advice: {
        password:
          'Era lei? Allora non deve fare nulla. Altrimenti: il suo account non è bloccato, e chi tenta deve aspettare sempre più a lungo. Una password lunga, che non usa da nessun’altra parte, la protegge bene.',
        code: 'Era lei? Allora non deve fare nulla. Altrimenti, e se ha una password: qualcuno potrebbe conoscerla. Ne chieda subito una nuova nella pagina di accesso («Password dimenticata?») e avvisi l’amministrazione. Non dia mai un codice a nessuno.',
      },
    },
    link: 'Alla pagina di accesso',
  },
  en: {
    subject: 'A change to your Passerelle account',
    greeting: 'Hello',
    when: 'On {when} (time in Zurich) something changed in your account:',
    changed: {
      password: 'Your password was set anew. You were signed out everywhere, and earlier links are no longer valid.',
      'factor-set-up': 'A second factor was set up. You were signed out on other devices.',
      'factor-moved': 'Your second factor is now on another phone. You were signed out on other devices.',
      'factor-given-up': 'The second factor was taken away.',
      'factor-reset':
        'The administration has reset your second factor and signed you out everywhere. Sign in with your password and set it up again.',
      'recovery-codes': 'There are new recovery codes; those before are no longer valid.',
      role: 'The administration has changed your role. It is now: {role}. Please sign in again.',
      cantons: 'The administration has changed your territory. It is now: {cantons}.',
      disabled: 'The administration has disabled your account. You can no longer sign in.',
      enabled: 'The administration has opened your account again. You can sign in again.',
    },
    roles: {
      adviser: 'adviser',
      coordinator: 'coordinator',
      staff: 'secretariat',
      privacy: 'data protection',
      admin: 'administrator',
    },
    switzerland: 'all of Switzerland',
    expected: 'Was it you, or did you know of it? Then there is nothing to do.',
    unexpected:
      'If not: ask for a new password on the sign-in page at once (“Forgotten your password?”). That signs you out everywhere. Then tell the administration.',
    closed: 'Do you have questions? Please turn to the administration or to your coordination.',
    attempts: {
      subject: 'About the security of your Passerelle account',
      said: {
        password: 'Today somebody tried at least ten times to sign in to your account with a wrong password.',
        code: 'Today a wrong code was typed at least ten times to sign in to your account.',
      },
      advice: {
        password:
          'Was it you? Then there is nothing to do. If not: your account is not locked, and whoever guesses has to wait longer and longer. A long password that you use nowhere else protects you well.',
        code: 'Was it you? Then there is nothing to do. If not, and if you have a password: somebody may know it. Ask for a new one on the sign-in page at once (“Forgotten your password?”) and tell the administration. Never give a code to anybody.',
      },
    },
    link: 'To the sign-in page',
  },
};
