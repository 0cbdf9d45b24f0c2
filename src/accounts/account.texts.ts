import type { Locale } from './account.entity.js';

interface Words {
  subject: string;
  paragraphs: string[];
  link: string;
}

/** Letters about accounts, and the words of the page their links open. */
export const accountTexts: Record<
  Locale,
  {
    invitation: Words;
    password: Words;
    /** `{code}` is the code of this letter. Never in the subject, which lies open on a locked screen. */
    signIn: Words;
    page: Record<'title' | 'name' | 'email' | 'password' | 'hint' | 'save' | 'done' | 'signIn', string>;
    signInPage: Record<'title' | 'explain' | 'go', string>;
    /** Of a link that is used up or too old: for a password, an invitation or signing in. */
    gonePage: Record<'title' | 'explain' | 'go' | 'invited', string>;
  }
> = {
  de: {
    invitation: {
      subject: 'Ihre Einladung zu Passerelle',
      paragraphs: [
        'Guten Tag',
        'Sie sind eingeladen, bei Passerelle mitzuarbeiten. Mit dem folgenden Link legen Sie Ihr Passwort fest. Er gilt sieben Tage und nur einmal.',
        'Haben Sie diese Einladung nicht erwartet? Dann können Sie sie einfach löschen.',
      ],
      link: 'Passwort festlegen',
    },
    password: {
      subject: 'Ihr neues Passwort für Passerelle',
      paragraphs: [
        'Guten Tag',
        'Mit dem folgenden Link legen Sie ein neues Passwort fest. Er gilt zwei Stunden und nur einmal.',
        'Haben Sie das nicht verlangt? Dann löschen Sie diese Nachricht; Ihr bisheriges Passwort gilt weiter.',
      ],
      link: 'Neues Passwort festlegen',
    },
    signIn: {
      subject: 'Ihre Anmeldung bei Passerelle',
      paragraphs: [
        'Guten Tag',
        'Mit dem folgenden Link melden Sie sich an. Auf einem anderen Gerät tippen Sie stattdessen diesen Code ein: {code}',
        'Link und Code gelten 15 Minuten und nur einmal. Geben Sie den Code niemandem weiter, auch uns nicht.',
        'Haben Sie das nicht verlangt? Dann löschen Sie diese Nachricht; ohne sie kommt niemand hinein.',
      ],
      link: 'Anmelden',
    },
    page: {
      title: 'Passwort festlegen',
      name: 'Ihr Name',
      email: 'Ihre E-Mail-Adresse',
      password: 'Passwort',
      hint: 'Mindestens 12 Zeichen. Drei, vier Wörter, die nur Sie zusammenstellen, sind gut.',
      save: 'Speichern',
      done: 'Ihr Passwort ist gespeichert. Sie können sich jetzt anmelden.',
      signIn: 'Zu Passerelle',
    },
    signInPage: {
      title: 'Anmelden',
      explain: 'Sie haben einen Link zum Anmelden verlangt. Er gilt nur einmal.',
      go: 'Auf diesem Gerät anmelden',
    },
    gonePage: {
      title: 'Dieser Link gilt nicht mehr',
      explain: 'Er ist abgelaufen oder wurde schon benutzt. Auf der Anmeldeseite bekommen Sie einen neuen.',
      go: 'Zur Anmeldung',
      invited: 'War es eine Einladung? Dann bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
    },
  },
  fr: {
    invitation: {
      subject: 'Votre invitation à Passerelle',
      paragraphs: [
        'Bonjour',
        'Vous êtes invité·e à collaborer à Passerelle. Le lien ci-dessous vous permet de choisir votre mot de passe. Il est valable sept jours et une seule fois.',
        'Vous ne vous attendiez pas à cette invitation ? Vous pouvez simplement l’effacer.',
      ],
      link: 'Choisir mon mot de passe',
    },
    password: {
      subject: 'Votre nouveau mot de passe pour Passerelle',
      paragraphs: [
        'Bonjour',
        'Le lien ci-dessous vous permet de choisir un nouveau mot de passe. Il est valable deux heures et une seule fois.',
        'Ce n’est pas vous qui l’avez demandé ? Effacez ce message ; votre mot de passe actuel reste valable.',
      ],
      link: 'Choisir un nouveau mot de passe',
    },
    signIn: {
      subject: 'Votre connexion à Passerelle',
      paragraphs: [
        'Bonjour',
        'Le lien ci-dessous vous connecte. Sur un autre appareil, tapez plutôt ce code : {code}',
        'Le lien et le code sont valables 15 minutes et une seule fois. Ne donnez le code à personne, pas même à nous.',
        'Ce n’est pas vous qui l’avez demandé ? Effacez ce message ; sans lui, personne n’entre.',
      ],
      link: 'Me connecter',
    },
    page: {
      title: 'Choisir un mot de passe',
      name: 'Votre nom',
      email: 'Votre adresse e-mail',
      password: 'Mot de passe',
      hint: 'Au moins 12 caractères. Trois ou quatre mots que vous seul·e assemblez font un bon mot de passe.',
      save: 'Enregistrer',
      done: 'Votre mot de passe est enregistré. Vous pouvez maintenant vous connecter.',
      signIn: 'Vers Passerelle',
    },
    signInPage: {
      title: 'Se connecter',
      explain: 'Vous avez demandé un lien pour vous connecter. Il n’est valable qu’une fois.',
      go: 'Me connecter sur cet appareil',
    },
    gonePage: {
      title: 'Ce lien n’est plus valable',
      explain: 'Il a expiré ou a déjà été utilisé. Sur la page de connexion, vous en recevrez un nouveau.',
      go: 'Vers la connexion',
      invited: 'C’était une invitation ? Demandez-en une nouvelle à la personne qui vous a invité·e.',
    },
  },
  it: {
    invitation: {
      subject: 'Il suo invito a Passerelle',
      paragraphs: [
        'Buongiorno',
        'È invitata o invitato a collaborare a Passerelle. Con il link qui sotto sceglie la sua password. È valido sette giorni e una sola volta.',
        'Non si aspettava questo invito? Può semplicemente cancellarlo.',
      ],
      link: 'Scegliere la password',
    },
    password: {
      subject: 'La sua nuova password per Passerelle',
      paragraphs: [
        'Buongiorno',
        'Con il link qui sotto sceglie una nuova password. È valido due ore e una sola volta.',
        'Non è stata una sua richiesta? Cancelli questo messaggio; la password attuale resta valida.',
      ],
      link: 'Scegliere una nuova password',
    },
    signIn: {
      subject: 'Il suo accesso a Passerelle',
      paragraphs: [
        'Buongiorno',
        'Con il link qui sotto accede. Su un altro dispositivo digiti invece questo codice: {code}',
        'Link e codice sono validi 15 minuti e una sola volta. Non dia il codice a nessuno, nemmeno a noi.',
        'Non è stata una sua richiesta? Cancelli questo messaggio; senza di esso nessuno entra.',
      ],
      link: 'Accedere',
    },
    page: {
      title: 'Scegliere una password',
      name: 'Nome e cognome',
      email: 'Indirizzo e-mail',
      password: 'Password',
      hint: 'Almeno 12 caratteri. Tre o quattro parole messe insieme solo da lei vanno bene.',
      save: 'Salvare',
      done: 'La password è salvata. Ora può accedere.',
      signIn: 'A Passerelle',
    },
    signInPage: {
      title: 'Accedere',
      explain: 'Ha chiesto un link per accedere. È valido una sola volta.',
      go: 'Accedere su questo dispositivo',
    },
    gonePage: {
      title: 'Questo link non è più valido',
      explain: 'È scaduto o è già stato usato. Nella pagina di accesso ne riceve uno nuovo.',
      go: 'Alla pagina di accesso',
      invited: 'Era un invito? Ne chieda uno nuovo alla persona che l’ha invitata.',
    },
  },
  en: {
    invitation: {
      subject: 'Your invitation to Passerelle',
      paragraphs: [
        'Hello',
        'You are invited to work with Passerelle. The link below lets you choose your password. It is valid for seven days and only once.',
        'You did not expect this invitation? Then simply delete it.',
      ],
      link: 'Choose a password',
    },
    password: {
      subject: 'Your new password for Passerelle',
      paragraphs: [
        'Hello',
        'The link below lets you choose a new password. It is valid for two hours and only once.',
        'You did not ask for this? Then delete this message; your present password stays valid.',
      ],
      link: 'Choose a new password',
    },
    signIn: {
      subject: 'Signing in to Passerelle',
      paragraphs: [
        'Hello',
        'The link below signs you in. On another device, type this code instead: {code}',
        'Link and code are valid for 15 minutes and only once. Give the code to nobody, not even to us.',
        'You did not ask for this? Then delete this message; without it nobody gets in.',
      ],
      link: 'Sign in',
    },
    page: {
      title: 'Choose a password',
      name: 'Your name',
      email: 'Your e-mail address',
      password: 'Password',
      hint: 'At least 12 characters. Three or four words that only you would put together are good.',
      save: 'Save',
      done: 'Your password is saved. You can sign in now.',
      signIn: 'To Passerelle',
    },
    signInPage: {
      title: 'Sign in',
      explain: 'You have asked for a link to sign in. It is valid only once.',
      go: 'Sign in on this device',
    },
    gonePage: {
      title: 'This link is no longer valid',
      explain: 'It has expired or was used already. You can get a new one on the sign-in page.',
      go: 'To the sign-in page',
      invited: 'Was it an invitation? Then ask the person who invited you for a new one.',
    },
  },
};
