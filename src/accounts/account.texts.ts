import type { Locale } from './account.entity.js';

interface Words {
  subject: string;
  paragraphs: string[];
  link: string;
}

/** Letters about accounts, and the words of the page their links open. */
export const accountTexts: Record<Locale, { invitation: Words; password: Words; page: Record<'title' | 'name' | 'email' | 'password' | 'hint' | 'save' | 'done' | 'signIn' | 'gone', string> }> = {
  de: {
    invitation: {
      subject: 'Ihre Einladung zu Passerelle',
      paragraphs: ['Guten Tag', 'Sie sind eingeladen, bei Passerelle mitzuarbeiten. Mit dem folgenden Link legen Sie Ihr Passwort fest. Er gilt sieben Tage und nur einmal.', 'Haben Sie diese Einladung nicht erwartet? Dann können Sie sie einfach löschen.'],
      link: 'Passwort festlegen',
    },
    password: {
      subject: 'Ihr neues Passwort für Passerelle',
      paragraphs: ['Guten Tag', 'Mit dem folgenden Link legen Sie ein neues Passwort fest. Er gilt zwei Stunden und nur einmal.', 'Haben Sie das nicht verlangt? Dann löschen Sie diese Nachricht; Ihr bisheriges Passwort gilt weiter.'],
      link: 'Neues Passwort festlegen',
    },
    page: { title: 'Passwort festlegen', name: 'Ihr Name', email: 'Ihre E-Mail-Adresse', password: 'Passwort', hint: 'Mindestens 12 Zeichen. Drei, vier Wörter, die nur Sie zusammenstellen, sind gut.', save: 'Speichern', done: 'Ihr Passwort ist gespeichert. Sie können sich jetzt anmelden.', signIn: 'Zu Passerelle', gone: 'Dieser Link ist abgelaufen oder wurde schon benutzt. Bitte verlangen Sie einen neuen.' },
  },
  fr: {
    invitation: {
      subject: 'Votre invitation à Passerelle',
      paragraphs: ['Bonjour', 'Vous êtes invité·e à collaborer à Passerelle. Le lien ci-dessous vous permet de choisir votre mot de passe. Il est valable sept jours et une seule fois.', 'Vous ne vous attendiez pas à cette invitation ? Vous pouvez simplement l’effacer.'],
      link: 'Choisir mon mot de passe',
    },
    password: {
      subject: 'Votre nouveau mot de passe pour Passerelle',
      paragraphs: ['Bonjour', 'Le lien ci-dessous vous permet de choisir un nouveau mot de passe. Il est valable deux heures et une seule fois.', 'Ce n’est pas vous qui l’avez demandé ? Effacez ce message ; votre mot de passe actuel reste valable.'],
      link: 'Choisir un nouveau mot de passe',
    },
    page: { title: 'Choisir un mot de passe', name: 'Votre nom', email: 'Votre adresse e-mail', password: 'Mot de passe', hint: 'Au moins 12 caractères. Trois ou quatre mots que vous seul·e assemblez font un bon mot de passe.', save: 'Enregistrer', done: 'Votre mot de passe est enregistré. Vous pouvez maintenant vous connecter.', signIn: 'Vers Passerelle', gone: 'Ce lien n’est plus valable ou a déjà été utilisé. Veuillez en demander un nouveau.' },
  },
  it: {
    invitation: {
      subject: 'Il suo invito a Passerelle',
      paragraphs: ['Buongiorno', 'È invitata o invitato a collaborare a Passerelle. Con il link qui sotto sceglie la sua password. È valido sette giorni e una sola volta.', 'Non si aspettava questo invito? Può semplicemente cancellarlo.'],
      link: 'Scegliere la password',
    },
    password: {
      subject: 'La sua nuova password per Passerelle',
      paragraphs: ['Buongiorno', 'Con il link qui sotto sceglie una nuova password. È valido due ore e una sola volta.', 'Non è stata una sua richiesta? Cancelli questo messaggio; la password attuale resta valida.'],
      link: 'Scegliere una nuova password',
    },
    page: { title: 'Scegliere una password', name: 'Nome e cognome', email: 'Indirizzo e-mail', password: 'Password', hint: 'Almeno 12 caratteri. Tre o quattro parole messe insieme solo da lei vanno bene.', save: 'Salvare', done: 'La password è salvata. Ora può accedere.', signIn: 'A Passerelle', gone: 'Questo link è scaduto o è già stato usato. Ne chieda uno nuovo.' },
  },
  en: {
    invitation: {
      subject: 'Your invitation to Passerelle',
      paragraphs: ['Hello', 'You are invited to work with Passerelle. The link below lets you choose your password. It is valid for seven days and only once.', 'You did not expect this invitation? Then simply delete it.'],
      link: 'Choose a password',
    },
    password: {
      subject: 'Your new password for Passerelle',
      paragraphs: ['Hello', 'The link below lets you choose a new password. It is valid for two hours and only once.', 'You did not ask for this? Then delete this message; your present password stays valid.'],
      link: 'Choose a new password',
    },
    page: { title: 'Choose a password', name: 'Your name', email: 'Your e-mail address', password: 'Password', hint: 'At least 12 characters. Three or four words that only you would put together are good.', save: 'Save', done: 'Your password is saved. You can sign in now.', signIn: 'To Passerelle', gone: 'This link has expired or was used already. Please ask for a new one.' },
  },
};
